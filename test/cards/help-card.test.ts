import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/adapters/feishu/render/render.ts';
import { LIMITS } from '../../src/adapters/slack/render/limits.ts';
import { renderMessage } from '../../src/adapters/slack/render/render.ts';
import { HELP_TOPICS, helpCard } from '../../src/cards/help-card.ts';
import type { CommandKind } from '../../src/cards/kit/command.ts';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import { parse } from '../../src/commands/parse.ts';
import { COMMANDS, HELP } from '../../src/commands/registry.ts';
import type { Platform } from '../../src/domain/team/member.ts';
import { WORKSPACE } from '../support/histories.ts';
import { pressesOf } from '../support/seen-card.ts';
import { AMY, LANGUAGES, MEMBERS, NOW, seenBy } from './people.ts';

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

/** Where it is typed. */
const HERE = {
  id: 1,
  workspace: 1,
  platform: 'slack' as const,
  tenant: 'T',
  external: 'C1',
  kind: 'channel' as const,
  name: null,
  language: null,
  digests: null,
  isShared: false,
  isInsisted: false,
};

const contextIn = (language: (typeof LANGUAGES)[number]) => ({
  store: {
    team: {
      members: async () => [
        ...MEMBERS,
        { ...AMY, id: 9, name: '小李', team: '华北' },
        { ...AMY, id: 10, name: 'Nora', team: 'north' },
      ],
      identities: async (_workspace: number, member: number) => [
        accountOf(member, 'feishu'),
        accountOf(member, 'slack'),
      ],
    },
    deals: { sources: async () => ['zhihu', '知乎'], search: async () => [] },
  },
  workspace: WORKSPACE,
  member: AMY,
  language,
  conversation: HERE,
  now: NOW,
});

describe('help', () => {
  it.each(LANGUAGES)(
    'gives only examples in %s that are understood as the command they are of',
    async (language) => {
      const wrong: string[] = [];
      for (const { kind, usage } of HELP) {
        for (const text of usage[language]) {
          try {
            const read = await parse({ command: null, text, mentions: new Map() }, contextIn(language));
            // Without its details a command is asked for by its form, which is the same entry's.
            const owner = 'ref' in read ? read.ref.form : read.kind === 'open-deal-form' ? read.form : null;
            const forms = COMMANDS.find((one) => one.kind === kind)?.forms ?? [];
            if (read.kind !== kind && !forms.some(({ name }) => name === owner))
              wrong.push(`${text}: ${read.kind} instead of ${kind}`);
          } catch (error) {
            wrong.push(`${text}: ${String(error)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('tells of every command that can be typed, and of no other', () => {
    const typed = COMMANDS.filter(({ verbs }) => verbs.length > 0).map(({ kind }) => kind);
    const helped: readonly CommandKind[] = HELP.map(({ kind }) => kind);
    expect(typed.filter((kind) => !helped.includes(kind))).toEqual([]);
    // Asked for by the words of another command, or by `/lead` itself.
    expect(helped.filter((kind) => !typed.includes(kind)).sort()).toEqual([
      'add-lead',
      'end-time-off',
      'finish-fix',
      'save-digests',
      'set-calendar',
      'set-channel-language',
      'set-days',
    ]);
  });

  it.each(LANGUAGES)('begins in %s with a short page that leads to every topic', (language) => {
    const card = helpCard(null, HELP, seenBy(AMY, language));
    const topics = pressesOf(card).flatMap(({ press }) => (press.kind === 'show-help' ? [press.topic] : []));
    expect(topics).toEqual(HELP_TOPICS);
    expect(card.body.length).toBeLessThan(10);
  });

  it('about one thing is about that alone', () => {
    const card = helpCard('lead', HELP, seenBy(AMY));
    expect(JSON.stringify(card.body)).not.toContain('/deal');
  });

  it.each(LANGUAGES)('has every command in %s on exactly one page', (language) => {
    const pages = HELP_TOPICS.map((topic) => plainText(helpCard(topic, HELP, seenBy(AMY, language))));
    for (const { usage } of HELP) {
      const line = usage[language].join('  ·  ');
      expect(
        pages.filter((page) => page.split('\n').some((one) => one.startsWith(`${line}  `))),
      ).toHaveLength(1);
    }
  });

  it.each(LANGUAGES)('is one message on each messenger, whole, in %s', (language) => {
    for (const topic of [null, ...HELP_TOPICS]) {
      const card = helpCard(topic, HELP, seenBy(AMY, language));
      const examples = topic === null ? [] : HELP.filter((one) => one.topic === topic);
      for (const shown of [renderMessage(card).blocks, renderCard(card)].map((one) => JSON.stringify(one))) {
        const lost = examples.flatMap(({ usage }) =>
          usage[language].filter((example) => !shown.includes(beginning(example))),
        );
        expect(lost).toEqual([]);
      }
      expect(renderMessage(card).blocks.length).toBeLessThan(LIMITS.messageBlocks);
    }
  });
});

/** As much as no renderer has to escape. */
const beginning = (example: string): string => /^[^"“@_.:*~-]*/.exec(example)?.[0].trimEnd() ?? '';
