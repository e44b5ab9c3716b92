import { describe, expect, it } from 'vitest';
import { helpCard } from '../../src/cards/help-card.ts';
import { plain } from '../../src/cards/plain-text.ts';
import { parse } from '../../src/commands/parse.ts';
import type { Platform } from '../../src/funnel/member.ts';
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
  seenAt: null,
});

describe('help', () => {
  it.each(LANGUAGES)('gives only examples in %s that are understood', async (language) => {
    const said = examples(language);
    expect(said.length).toBeGreaterThan(20);
    const context = {
      store: {
        members: async () => [...MEMBERS, { ...AMY, id: 9, name: '小李' }],
        identities: async (member: number) => [accountOf(member, 'feishu'), accountOf(member, 'slack')],
        sources: async () => ['zhihu', '知乎'],
      },
      workspace: WORKSPACE,
      member: AMY,
      language,
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
      'assign-deal',
      'claim-deal',
      'link-members',
      'list-deals',
      'lose-deal',
      'move-deal',
      'open-form',
      'plan-follow-up',
      'release-deal',
      'reopen-deal',
      'set-channel-language',
      'set-digests',
      'set-language',
      'set-role',
      'show-deal',
      'show-funnel',
      'show-stuck',
      'show-summary',
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
