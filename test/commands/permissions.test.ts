import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, CommandKind, FormRef } from '../../src/cards/kit/command.ts';
import { CommandError } from '../../src/commands/error.ts';
import { COMMANDS, FORMS, HELP } from '../../src/commands/registry.ts';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { World } from './world.ts';

/** Who asks, and whose the deal is. */
const ASKED = [
  ['Vic', 'own'],
  ['Vic', 'other'],
  ['Vic', 'pool'],
  ['Amy', 'own'],
  ['Amy', 'other'],
  ['Amy', 'pool'],
  ['Mia', 'other'],
  ['Mia', 'pool'],
  ['Ada', 'other'],
  ['Ada', 'pool'],
] as const;

const OPEN = '+ + + | + + + | + + | + +';
const MEMBERS = 'f f f | + + + | + + | + +';
const CHANGES = 'f f f | + n c | + + | + +';
const ADMINS = 'a a a | a a a | a a | + +';

/**
 * Who may what: a viewer | a rep | a manager | an admin; of each, on a deal of their own, of somebody else's, of the
 * pool (for managers and admins: the last two). f: forbidden, n: not-your-deal, c: claim-first, m: manager-only,
 * a: admin-only, +: may. Every command stands here, or the first test fails.
 */
const TABLE: Readonly<Record<CommandKind, string>> = {
  'open-form': OPEN, // and what its form asks for: see below
  'open-deal-form': CHANGES, // of the form asked for here, which edits
  'add-lead': MEMBERS,
  'show-deal': OPEN,
  'show-timeline': OPEN,
  'show-playbook': OPEN,
  'reveal-contact': MEMBERS,
  'post-deal': MEMBERS,
  'list-deals': OPEN,
  // Which deals they are; what is done to each asks for its own permission.
  'for-several': OPEN,
  'show-members': OPEN,
  'edit-deal': CHANGES,
  'move-deal': CHANGES,
  'win-deal': CHANGES,
  'lose-deal': CHANGES,
  'reopen-deal': CHANGES,
  'undo-deal': MEMBERS,
  'touch-deal': CHANGES,
  'plan-follow-up': CHANGES,
  'finish-follow-up': CHANGES,
  'start-waiting': CHANGES,
  'end-waiting': CHANGES,
  'snooze-deal': CHANGES,
  'wake-deal': CHANGES,
  'assign-deal': CHANGES,
  'claim-deal': MEMBERS,
  'release-deal': CHANGES,
  'show-funnel': OPEN,
  'show-stuck': OPEN,
  'show-summary': OPEN,
  'show-forecast': OPEN,
  'show-sources': OPEN,
  'show-lost': OPEN,
  'show-definitions': OPEN,
  'set-target': 'm m m | m m m | + + | + +',
  'add-spend': MEMBERS,
  'hand-over-deals': 'm m m | m m m | + + | + +',
  'undo-hand-over': 'm m m | m m m | + + | + +',
  'assign-fix': MEMBERS,
  'finish-fix': OPEN, // whose it is decides: see fixes.test.ts
  'show-help': OPEN,
  'show-setup': OPEN,
  'set-digests': ADMINS,
  'save-digests': ADMINS,
  'pause-digests': ADMINS,
  'preview-digest': OPEN,
  'set-channel-language': ADMINS,
  'retry-send': MEMBERS,
  'show-calendar': OPEN,
  'set-calendar': ADMINS,
  'set-days': ADMINS,
  'set-time-off': 'm m m | m m m | + + | + +', // of Bob; one's own are one's own
  'end-time-off': 'm m m | m m m | + + | + +',
  'set-team': ADMINS,
  'set-morning-note': OPEN,
  'set-role': ADMINS,
  'link-members': ADMINS,
  'unlink-member': ADMINS,
  'set-language': OPEN,
};

const LETTERS: Readonly<Record<string, string>> = {
  forbidden: 'f',
  'not-your-deal': 'n',
  'claim-first': 'c',
  'manager-only': 'm',
  'admin-only': 'a',
};

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** An example of each command, as a button would carry it. */
const pressOf = (kind: CommandKind, id: number): Command => {
  const deal = { id };
  const bob = world.id('Bob');
  const tomorrow = world.clock.now() + 86_400_000;
  const money = { minor: 100, currency: 'CNY' };
  const days = { from: '2026-12-24', to: '2026-12-25' };
  const examples: { [K in CommandKind]: Extract<Command, { kind: K }> } = {
    'open-form': { kind: 'open-form', ref: { form: 'find' } },
    'open-deal-form': { kind: 'open-deal-form', form: 'edit', deal },
    'add-lead': { kind: 'add-lead', lead: { company: 'Acme' } },
    'show-deal': { kind: 'show-deal', deal },
    'show-timeline': { kind: 'show-timeline', deal },
    'show-playbook': { kind: 'show-playbook', deal },
    'reveal-contact': { kind: 'reveal-contact', deal },
    'post-deal': { kind: 'post-deal', deal },
    'list-deals': { kind: 'list-deals', filter: {}, page: 0 },
    'show-members': { kind: 'show-members', page: 0 },
    'for-several': {
      kind: 'for-several',
      numbers: [1, 2],
      command: { kind: 'claim-deal', deal: { number: 1 } },
      sure: false,
    },
    'edit-deal': { kind: 'edit-deal', deal, fields: { need: 'more' } },
    'move-deal': { kind: 'move-deal', deal, to: 'next' },
    'win-deal': { kind: 'win-deal', deal, amount: money },
    'lose-deal': { kind: 'lose-deal', deal, reason: 'price' },
    'reopen-deal': { kind: 'reopen-deal', deal },
    'undo-deal': { kind: 'undo-deal', deal },
    'touch-deal': { kind: 'touch-deal', deal, channel: 'note', text: 'x' },
    'plan-follow-up': { kind: 'plan-follow-up', deal, at: tomorrow, text: 'x' },
    'finish-follow-up': { kind: 'finish-follow-up', deal },
    'start-waiting': { kind: 'start-waiting', deal, what: 'x', due: tomorrow },
    'end-waiting': { kind: 'end-waiting', deal },
    'snooze-deal': { kind: 'snooze-deal', deal, until: tomorrow },
    'wake-deal': { kind: 'wake-deal', deal },
    'assign-deal': { kind: 'assign-deal', deal, to: bob },
    'claim-deal': { kind: 'claim-deal', deal },
    'release-deal': { kind: 'release-deal', deal },
    'show-funnel': { kind: 'show-funnel', period: 'week' },
    'show-stuck': { kind: 'show-stuck', page: 0 },
    'show-summary': { kind: 'show-summary', summary: 'weekly' },
    'show-forecast': { kind: 'show-forecast' },
    'show-sources': { kind: 'show-sources', period: 'week', by: 'source' },
    'show-lost': { kind: 'show-lost', period: 'week' },
    'show-definitions': { kind: 'show-definitions' },
    'set-target': { kind: 'set-target', span: 'month', amount: money },
    'add-spend': { kind: 'add-spend', source: 'zhihu', amount: money },
    'assign-fix': { kind: 'assign-fix', to: bob, at: tomorrow, text: 'x' },
    'finish-fix': { kind: 'finish-fix', fix: 999 },
    'show-help': { kind: 'show-help' },
    'show-setup': { kind: 'show-setup' },
    'set-digests': { kind: 'set-digests', on: true },
    'save-digests': { kind: 'save-digests', conversation: 1, digests: defaultDigests(540) },
    'pause-digests': { kind: 'pause-digests', paused: true },
    'preview-digest': { kind: 'preview-digest', digest: 'stuck' },
    'set-channel-language': { kind: 'set-channel-language', language: 'en' },
    'retry-send': { kind: 'retry-send', outbox: 999 },
    'show-calendar': { kind: 'show-calendar' },
    'set-calendar': { kind: 'set-calendar', opensAt: 540 },
    'set-days': { kind: 'set-days', ...days, working: false, name: '' },
    'set-time-off': { kind: 'set-time-off', member: bob, ...days, delegate: null },
    'end-time-off': { kind: 'end-time-off', member: bob },
    'hand-over-deals': { kind: 'hand-over-deals', from: bob, to: [] },
    'undo-hand-over': { kind: 'undo-hand-over', from: bob, to: [], at: 1 },
    'set-team': { kind: 'set-team', member: bob, team: 'north' },
    'set-morning-note': { kind: 'set-morning-note', on: true },
    'set-role': { kind: 'set-role', member: bob, role: 'rep' },
    'link-members': { kind: 'link-members', member: bob, other: world.id('Mia') },
    'unlink-member': { kind: 'unlink-member', member: bob },
    'set-language': { kind: 'set-language', language: 'en' },
  };
  return examples[kind];
};

const newDeal = async (who: string, whose: 'own' | 'other' | 'pool') => {
  const owner = whose === 'pool' ? null : world.id(whose === 'own' ? who : 'Bob');
  const { workspace } = await world.context('Ada');
  await world.does('Ada', { kind: 'add-lead', lead: { company: 'Deal', owner } });
  const { items } = await world.store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 1 });
  const [deal] = items;
  if (deal === undefined) throw new Error('no deal was added');
  return deal;
};

/** Which permission was missing; what else is refused was permitted. */
const letterOf = async (asking: () => Promise<unknown>): Promise<string> => {
  try {
    await asking();
    return '+';
  } catch (error) {
    if (error instanceof RuleError) return LETTERS[error.code] ?? '+';
    if (error instanceof CommandError) return '+';
    throw error;
  }
};

const rowOf = async (ask: (who: string, deal: { id: number; number: number }) => Promise<unknown>) => {
  let row = '';
  for (const [at, [who, whose]] of ASKED.entries()) {
    const deal = await newDeal(who, whose);
    row += `${at === 0 ? '' : who === ASKED[at - 1]?.[0] ? ' ' : ' | '}${await letterOf(() => ask(who, deal))}`;
  }
  return row;
};

describe('who may what', () => {
  it('is said of every command', () => {
    expect(COMMANDS.map(({ kind }) => kind).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(COMMANDS.map(({ kind }) => kind))('%s, pressed', async (kind) => {
    expect(await rowOf((who, { id }) => world.does(who, pressOf(kind, id)))).toBe(TABLE[kind]);
  });

  // Of calendar days of one's own anybody may say; the examples of help are about whoever types them.
  const typed = HELP.filter(({ kind }) => !['set-time-off', 'end-time-off'].includes(kind));
  it.each(typed.map(({ kind, usage }) => [kind, usage.en]))('%s, typed', async (kind, lines) => {
    for (const line of lines) {
      const row = await rowOf(async (who, { number }) => {
        const text = line.replace(/^\/deal (?:12|acme)/, `/deal ${number}`).replaceAll('feishu:Bob', 'Mia');
        await world.does(who, await world.read(who, text, { '@bob': 'Bob' }));
      });
      expect([line, row]).toEqual([line, line === '/deal find' ? OPEN : TABLE[kind]]);
    }
  });

  it.each([...FORMS].map(([name]) => name))(
    'the form %s, opened, as the command it leads to',
    async (name) => {
      const owner = COMMANDS.find(({ forms }) => forms.some((form) => form.name === name))?.kind;
      const row = await rowOf(async (who, { id }) => {
        await world.does(who, { kind: 'open-form', ref: refOf(name, id) });
      });
      expect(row).toBe(owner === undefined ? '' : TABLE[owner]);
    },
  );

  it('lets everybody see to their own days off', async () => {
    for (const who of ['Vic', 'Amy', 'Mia', 'Ada']) {
      const off = { from: '2026-12-24', to: '2026-12-25', delegate: null };
      await world.does(who, { kind: 'set-time-off', member: world.id(who), ...off });
      await world.does(who, { kind: 'open-form', ref: { form: 'time-off' } });
      await world.does(who, { kind: 'end-time-off', member: world.id(who) });
    }
  });
});

const refOf = (name: FormRef['form'], deal: number): FormRef => {
  switch (name) {
    case 'gate':
      return { form: name, deal, to: 'won' };
    case 'edit':
    case 'move':
    case 'lost':
    case 'follow-up':
    case 'log':
    case 'wait':
    case 'snooze':
    case 'assign':
      return { form: name, deal };
    case 'digests':
      return { form: name, conversation: 1 };
    case 'time-off':
      return { form: name, member: world.id('Bob') };
    case 'lead':
    case 'find':
    case 'calendar':
    case 'own-days':
    case 'target':
    case 'fix':
    case 'hand-over':
    case 'role':
    case 'team':
    case 'link':
    case 'language':
      return { form: name };
    default:
      return name satisfies never;
  }
};
