import { describe, expect, it } from 'vitest';
import type { PlaygroundPerson } from '../../../src/adapters/playground/http/wire.ts';
import { completionsFor } from '../../../src/adapters/playground/page/completions.ts';
import { parse } from '../../../src/commands/parse.ts';
import type { Member } from '../../../src/domain/team/member.ts';
import { WORKSPACE } from '../../support/histories.ts';

const PEOPLE: readonly PlaygroundPerson[] = [
  { id: 'amy', name: 'Amy', role: 'rep', language: 'en' },
  { id: 'wang', name: '王伟', role: 'rep', language: 'zh-CN' },
];
const labels = (typed: string, language: 'en' | 'zh-CN' = 'en') =>
  completionsFor(typed, language, PEOPLE).map(({ label }) => label);

const amy: Member = {
  id: 1,
  workspace: 1,
  name: 'Amy',
  role: 'rep',
  language: null,
  team: null,
  morningNote: true,
  timeOff: [],
};
const understood = async (text: string, language: 'en' | 'zh-CN') => {
  const command = await parse(
    { command: null, text, mentions: new Map() },
    {
      store: {
        team: { members: async () => [amy], identities: async () => [] },
        deals: { sources: async () => [], search: async () => [] },
      },
      workspace: WORKSPACE,
      member: amy,
      language,
      conversation: null,
      now: Date.parse('2026-03-03T10:00:00+08:00'),
    },
  );
  return command.kind;
};

describe('the composer offers', () => {
  it('the commands for a slash, in the language of the person', () => {
    expect(labels('/')).toEqual(['/lead', '/deal', '/funnel']);
    expect(labels('/', 'zh-CN')).toEqual(['/线索', '/商机', '/漏斗']);
    expect(labels('/le', 'zh-CN')).toEqual(['/lead']);
    expect(labels('／商')).toEqual(['/商机']);
  });

  it('what a command takes next, in the language it was begun in', () => {
    expect(labels('/deal ')).toEqual(['list', 'list mine', 'list stuck', 'list pool']);
    expect(labels('/deal 12 m')).toEqual(['move', 'meet']);
    expect(labels('/商机 12 ')).toContain('跟进');
    expect(labels('/funnel s')).toEqual(['stuck', 'summary', 'sources', 'spend', 'setup']);
    expect(labels('/漏斗 预')).toEqual(['预测', '预览']);
  });

  it('people for an @, wherever it stands', () => {
    expect(completionsFor('/deal 12 assign @a', 'en', PEOPLE)).toEqual([
      { text: '/deal 12 assign @Amy ', label: '@Amy', hint: null },
    ]);
    expect(labels('hello @')).toEqual(['@Amy', '@王伟']);
    expect(labels('mail me@')).toEqual([]);
  });

  it('nothing for plain text', () => {
    expect(labels('good morning')).toEqual([]);
    expect(labels('')).toEqual([]);
  });

  // What needs more words after it, with the words.
  const REST: Readonly<Record<string, string>> = {
    'hint-note': 'x',
    'hint-call': 'x',
    'hint-meet': 'x',
    'hint-move': 'proposal',
    'hint-follow': 'tomorrow 10am x',
    'hint-wait': 'contract 3d',
    'hint-assign': 'Amy',
    'hint-snooze': '3d',
    'hint-lost': 'price',
    'hint-spend': 'zhihu 2000',
    'hint-team': 'Amy north',
  };

  it.each(['en', 'zh-CN'] as const)('only what the bot understands (%s)', async (language) => {
    const roots = completionsFor('/', language, []).map(({ text }) => text);
    const all = roots.flatMap((root) => [
      ...completionsFor(root, language, []),
      ...(/deal|商机/.test(root) ? completionsFor(`${root}12 `, language, []) : []),
    ]);
    expect(all.length).toBeGreaterThan(20);
    for (const { text, hint } of all) {
      await expect(understood(`${text}${REST[hint ?? ''] ?? ''}`, language), text).resolves.toBeTruthy();
    }
  });
});
