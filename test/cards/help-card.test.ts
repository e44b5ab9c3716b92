import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/adapters/feishu/render.ts';
import { LIMITS } from '../../src/adapters/slack/limits.ts';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import { helpCard } from '../../src/cards/help-card.ts';
import { plain } from '../../src/cards/kit/plain-text.ts';
import { parse } from '../../src/commands/parse.ts';
import type { Platform } from '../../src/domain/team/member.ts';
import { WORKSPACE } from '../support/histories.ts';
import { AMY, LANGUAGES, MEMBERS, NOW, seenBy } from './people.ts';

/** The bold beginnings of help's lines; what follows a dot is about the same deal unless it is a command itself. */
const examples = (language: (typeof LANGUAGES)[number]): string[] =>
  helpCard(null, seenBy(AMY, language)).body.flatMap((element) => {
    if (element.type !== 'text' || typeof element.text === 'string') return [];
    const [first] = element.text;
    if (first === undefined || element.text.length < 2) return [];
    return plain([first])
      .split('  ·  ')
      .map((part, _at, all) =>
        part.startsWith('/') ? part : `${all[0]?.split(' ').slice(0, 2).join(' ')} ${part}`,
      );
  });

/** The names that the examples give. */
const accountOf = (member: number, platform: Platform) => ({
  member,
  platform,
  tenant: 'T',
  user: `${platform}-${member}`,
  name: member === 9 ? 'Li' : (MEMBERS.find(({ id }) => id === member)?.name ?? ''),
  email: null,
  mobile: null,
  language: null,
  seenAt: null,
});

describe('help', () => {
  it.each(LANGUAGES)('gives only examples in %s that are understood', async (language) => {
    const said = examples(language);
    expect(said.length).toBeGreaterThan(20);
    const context = {
      store: {
        team: {
          members: async () => [
            ...MEMBERS,
            { ...AMY, id: 9, name: '小李', team: '华北' },
            { ...AMY, id: 10, name: 'Nora', team: 'north' },
          ],
          identities: async (_: number, member: number) => [
            accountOf(member, 'feishu'),
            accountOf(member, 'slack'),
          ],
        },
        deals: { sources: async () => ['zhihu', '知乎'] },
      },
      workspace: WORKSPACE,
      member: AMY,
      language,
      conversation: null,
      now: NOW,
    };
    const failed: string[] = [];
    const kinds = new Set<string>();
    for (const text of said) {
      try {
        const { kind } = await parse({ command: null, text, mentions: new Map() }, context);
        kinds.add(kind);
      } catch (error) {
        failed.push(`${text}: ${String(error)}`);
      }
    }
    expect(failed).toEqual([]);
    expect([...kinds].sort()).toEqual([
      'add-lead',
      'add-spend',
      'assign-deal',
      'assign-fix',
      'claim-deal',
      'link-members',
      'list-deals',
      'lose-deal',
      'move-deal',
      'open-deal-form',
      'open-form',
      'pause-digests',
      'plan-follow-up',
      'preview-digest',
      'release-deal',
      'reopen-deal',
      'set-calendar',
      'set-channel-language',
      'set-days',
      'set-digests',
      'set-language',
      'set-morning-note',
      'set-role',
      'set-target',
      'set-team',
      'set-time-off',
      'show-calendar',
      'show-deal',
      'show-definitions',
      'show-forecast',
      'show-funnel',
      'show-lost',
      'show-playbook',
      'show-setup',
      'show-sources',
      'show-stuck',
      'show-summary',
      'show-timeline',
      'snooze-deal',
      'start-waiting',
      'touch-deal',
      'undo-deal',
      'unlink-member',
      'win-deal',
    ]);
  });

  it('about one thing is about that alone', () => {
    const card = helpCard('lead', seenBy(AMY));
    expect(JSON.stringify(card.body)).not.toContain('/deal');
  });
});

describe('help about everything', () => {
  it.each(LANGUAGES)('is one message on each messenger, whole, in %s', (language) => {
    const card = helpCard(null, seenBy(AMY, language));
    for (const shown of [renderMessage(card).blocks, renderCard(card)].map((one) => JSON.stringify(one))) {
      const lost = examples(language).filter((example) => !shown.includes(beginning(example)));
      expect(lost).toEqual([]);
    }
    expect(renderMessage(card).blocks.length).toBeLessThan(LIMITS.messageBlocks);
  });
});

/** As much as no renderer has to escape; what is about the same deal is not written out. */
const beginning = (example: string): string =>
  /^\/(?:deal|商机) 12 /.test(example) ? '12' : (/^[^"“@_.:*~-]*/.exec(example)?.[0].trimEnd() ?? '');
