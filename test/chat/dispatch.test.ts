import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dispatcher } from '../../src/chat/adapter.ts';
import { createDispatcher } from '../../src/chat/dispatch.ts';
import type { ChatEvent, Mention } from '../../src/chat/event.ts';
import type { Reply } from '../../src/commands/reply.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { InboundIdentity } from '../../src/domain/ports/team.ts';
import { words } from '../commands/world.ts';
import { identityOf } from '../contracts/store-scene.ts';
import { openTempStore } from '../storage/sqlite/temp-store.ts';
import { formRef } from '../support/command-schema.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { OF_THE_TEAM } from '../support/of-the-team.ts';

type Opened = Awaited<ReturnType<typeof openTempStore>>;

let opened: Opened;
let store: Store;
let log: MemoryLog;
let observed: string[];
let dispatcher: Dispatcher;

beforeEach(async () => {
  opened = await openTempStore();
  store = opened.store;
  log = new MemoryLog();
  observed = [];
  dispatcher = createDispatcher({
    ...OF_THE_TEAM,
    store,
    clock: opened.clock,
    log,
    observe: (kind, outcome) => observed.push(`${kind} ${outcome}`),
  });
  await store.team.requestScope(AMY);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await opened.close();
});

const AMY = identityOf('U-amy', 'C1', { name: 'Amy' });
const BOB = identityOf('U-bob', 'C1', { name: 'Bob' });
/** Somebody of another company. */
const EVE = identityOf('U-eve', 'C9', { name: 'Eve', tenant: 'T2' });

const says = (
  text: string,
  {
    who = AMY,
    key = null,
    mentions = [],
    command = null,
  }: {
    who?: InboundIdentity;
    key?: string | null;
    mentions?: readonly Mention[];
    command?: string | null;
  } = {},
): Promise<Reply> => dispatcher.dispatch({ kind: 'text', who, key, command, text, mentions });
const presses = (press: unknown, who: InboundIdentity = AMY, key: string | null = null): Promise<Reply> =>
  dispatcher.dispatch({ kind: 'press', who, key, press });

const dealOne = async (who: InboundIdentity = AMY) => {
  const { workspace } = await store.team.requestScope(who);
  const deal = await store.deals.byNumber(workspace.id, 1);
  if (deal === null) throw new Error('there is no deal #1');
  return deal;
};

describe('what is refused', () => {
  it('by the funnel: says why and gives back what was typed', async () => {
    await says('/lead Acme');
    const reply = await says('1 assign @Amy', { command: 'deal' });
    expect(reply.kind).toBe('refusal');
    expect(words(reply)).toContain('/deal 1 assign @Amy');
    expect((await dealOne()).version).toBe(1);
  });

  it('for not being understood: gives back what was typed and a line that works', async () => {
    const reply = await says('/deel 12 move "x"\nsecond line');
    expect(reply.kind).toBe('refusal');
    expect(words(reply)).toContain('/deel 12 move "x"\nsecond line');
    expect(words(reply)).toMatch(/Try:.*\/deal/);
    expect(log.lines).toEqual([]);
    expect(observed).toEqual(['text refusal']);
  });

  it.each([
    ['very long', `/lead ${'x'.repeat(100_000)}`],
    ['half a character at the cut', `/deel ${'😀'.repeat(5_000)}`],
    ['controls, overrides and half characters', '/deel \u0000\u0007\u202Eabc\uD83D'],
  ])('%s: the quote is cut and clean', async (_, text) => {
    const reply = await says(text);
    expect(reply.kind).toBe('refusal');
    expect(words(reply).length).toBeLessThan(4_000);
    for (const unwanted of ['\u0000', '\u0007', '\u202E']) expect(words(reply)).not.toContain(unwanted);
    expect(words(reply)).not.toMatch(/\p{Surrogate}/u);
    expect(log.lines).toEqual([]);
  });

  it('when a button or a form asked for it: there is nothing typed to quote', async () => {
    const form = await dispatcher.dispatch({
      kind: 'submit',
      who: AMY,
      key: null,
      ref: { form: 'x' },
      values: {},
    });
    const press = await presses({ kind: 'show-deal', deal: { id: 99 } });
    for (const reply of [form, press]) {
      if (reply.kind !== 'refusal') throw new Error(`not refused: ${reply.kind}`);
      expect(reply.card.body.filter(({ type }) => type === 'note')).toEqual([]);
    }
  });

  it('beside a field: the form stays open and nothing changes', async () => {
    const reply = await dispatcher.dispatch({
      kind: 'submit',
      who: AMY,
      key: null,
      ref: { form: 'lead' },
      values: { company: '' },
    });
    expect(reply).toMatchObject({ kind: 'field-errors', errors: { company: expect.any(String) } });
  });
});

describe('a failure of our own', () => {
  const broken = () => new Error('SQLITE_ERROR: no such column in SELECT secret FROM deals');

  const apologises = (reply: Reply) => {
    const said = words(reply);
    expect(reply.kind).toBe('refusal');
    const [line] = log.lines;
    expect(log.lines).toHaveLength(1);
    expect(line?.level).toBe('error');
    if (line === undefined || !('id' in line.fields)) throw new Error('no id was logged');
    expect(said).toContain(String(line.fields.id));
    expect(said).not.toMatch(/SQL|SELECT|secret|Error|\.ts|\bat /);
    return said;
  };

  it('is an apology with the number under which the log has it, and what was typed', async () => {
    vi.spyOn(store.deals, 'byNumber').mockRejectedValue(broken());
    expect(apologises(await says('/deal 1 note important words'))).toContain('important words');
    expect(observed).toEqual(['touch-deal failed']);
    expect(JSON.stringify(log.lines)).not.toContain('important words');
  });

  it('is one too where not even the person is known, and on the home page', async () => {
    vi.spyOn(store.team, 'requestScope').mockRejectedValue(broken());
    apologises(await says('/deal 1'));
    log.lines.length = 0;
    apologises({ kind: 'refusal', card: await dispatcher.home(AMY) });
  });

  it('is one for who was to be shown what did not become durable', async () => {
    await says('/lead Acme');
    vi.spyOn(store.maintenance, 'settled').mockRejectedValue(
      new Error('SQLITE_FULL: disk or database is full'),
    );
    apologises(await says('/deal 1'));
  });

  it('in a search is logged and offers nothing', async () => {
    vi.spyOn(store.team, 'members').mockRejectedValue(broken());
    expect(await dispatcher.search({ who: AMY, source: 'members', text: 'a' })).toEqual([]);
    expect(log.lines).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('waits until what it shows is durable', async () => {
    await says('/lead Acme');
    const durable: { now: () => void } = { now: () => {} };
    vi.spyOn(store.maintenance, 'settled').mockImplementation(
      () => new Promise((resolve) => (durable.now = resolve)),
    );
    let isAnswered = false;
    const answer = says('/deal 1').finally(() => (isAnswered = true));
    await vi.waitFor(() => expect(store.maintenance.settled).toHaveBeenCalledOnce());
    await new Promise((resolve) => setImmediate(resolve));
    expect(isAnswered).toBe(false);
    durable.now();
    expect(words(await answer)).toContain('Acme');
  });
});

describe('a button', () => {
  it.each<{ press: unknown }>([
    { press: null },
    { press: 'move' },
    { press: 12 },
    { press: [] },
    { press: {} },
    { press: { kind: 'drop-table' } },
    { press: { kind: '__proto__' } },
    { press: { kind: 'show-deal', deal: { id: '1; DROP TABLE deals' } } },
    { press: { kind: 'show-deal', deal: { id: 1, number: 1 } } },
    { press: { kind: 'move-deal', deal: { id: 1 }, to: 'contract', extra: true } },
    { press: { kind: 'win-deal', deal: { id: 1 }, amount: { minor: -5, currency: 'CNY' } } },
    { press: { kind: 'edit-deal', deal: { id: 1 }, fields: { company: '' } } },
    { press: { kind: 'edit-deal', deal: { id: 1 }, fields: { workspace: 2 } } },
  ])('with forged or outdated content changes nothing: %j', async ({ press }) => {
    await says('/lead Acme');
    const before = await dealOne();
    const reply = await presses(press);
    expect(reply.kind).toBe('refusal');
    expect(words(reply)).toContain('older version');
    expect(await dealOne()).toEqual(before);
    expect(log.lines).toEqual([]);
  });

  it('on a card that shows an older state changes nothing and tells who did what', async () => {
    await says('/lead Acme');
    const seen = await dealOne();
    await says('/deal 1 follow tomorrow 10am call', { who: BOB });
    await says('/deal 1 release');
    const before = await dealOne();
    expect(before.version).toBeGreaterThan(seen.version);
    const press = {
      kind: 'lose-deal',
      deal: { id: seen.id },
      reason: 'price',
      expectedVersion: seen.version,
    };
    const reply = await presses(press, AMY, 'press-1');
    expect(reply.kind).toBe('refusal');
    expect(words(reply)).toContain('Amy');
    expect(await dealOne()).toEqual(before);
  });

  it('delivered twice has one effect and the same answer', async () => {
    await says('/lead Acme');
    const { id, version } = await dealOne();
    const press = { kind: 'release-deal', deal: { id }, expectedVersion: version };
    const first = await presses(press, AMY, 'press-1');
    const after = await dealOne();
    expect(await presses(press, AMY, 'press-1')).toEqual(first);
    expect(await dealOne()).toEqual(after);
    expect(after).toMatchObject({ owner: null, version: version + 1 });
  });
});

describe('a text delivered twice', () => {
  it('adds one lead and notes once, also when both deliveries run at the same time', async () => {
    await Promise.all([says('/lead Acme', { key: 'k1' }), says('/lead Acme', { key: 'k1' })]);
    await says('/lead Acme', { key: 'k1' });
    for (let n = 0; n < 2; n += 1) await says('/deal 1 note hello', { key: 'k2' });
    const { workspace } = await store.team.requestScope(AMY);
    expect((await store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 9 })).total).toBe(1);
    expect(await store.deals.history(1, (await dealOne()).id, 9)).toHaveLength(2);
  });

  it('is told apart from the same text said again', async () => {
    await says('/lead Acme', { key: 'k1' });
    await says('/deal 1 note hello', { key: 'k2' });
    await says('/deal 1 note hello', { key: 'k3' });
    expect(await store.deals.history(1, (await dealOne()).id, 9)).toHaveLength(3);
  });
});

describe('a deal of another team', () => {
  it('is not found by number, name, id, form or search, and not changed', async () => {
    await says('/lead Secret Ltd, 50k');
    const deal = await dealOne();
    const { id, version } = deal;
    const replies = [
      await says('/deal 1', { who: EVE }),
      await says('/deal secret', { who: EVE }),
      await says('/deal list', { who: EVE }),
      await says('/deal 1 won 48000', { who: EVE }),
      await presses({ kind: 'show-deal', deal: { id } }, EVE),
      await presses({ kind: 'reveal-contact', deal: { id } }, EVE),
      await presses({ kind: 'post-deal', deal: { id } }, EVE),
      await presses(
        { kind: 'win-deal', deal: { id }, amount: { minor: 1, currency: 'CNY' }, expectedVersion: version },
        EVE,
      ),
      await presses({ kind: 'open-form', ref: { form: 'edit', deal: id, expectedVersion: version } }, EVE),
      await dispatcher.dispatch({
        kind: 'submit',
        who: EVE,
        key: null,
        ref: { form: 'log', deal: id },
        values: { channel: 'note', text: 'mine now' },
      }),
    ];
    for (const reply of replies) expect(words(reply)).not.toMatch(/Secret Ltd|50,000/);
    expect(replies.map(({ kind }) => kind)).toEqual(
      replies.map((_, index) => (index === 2 ? 'card' : 'refusal')),
    );
    expect(await dispatcher.search({ who: EVE, source: 'deals', text: '1' })).toEqual([]);
    expect(await dispatcher.search({ who: EVE, source: 'deals', text: 'secret' })).toEqual([]);
    expect(await store.deals.find(deal.workspace, id)).toEqual(deal);
  });

  it('cannot be given to its members, nor its messages be sent again', async () => {
    await says('/lead Acme');
    const { member: eve } = await store.team.requestScope(EVE);
    const { id, version } = await dealOne();
    const given = await presses({ kind: 'assign-deal', deal: { id }, to: eve.id, expectedVersion: version });
    expect(given.kind).toBe('refusal');
    expect((await dealOne()).version).toBe(version);

    const now = opened.clock.now();
    const taken = await store.outbox.take(now, 9, 60_000);
    expect(taken).toHaveLength(1);
    for (const item of taken) await store.outbox.giveUp(item.workspace, item.id, now, 'x', null);
    for (const item of taken) {
      expect((await presses({ kind: 'retry-send', outbox: item.id }, EVE)).kind).toBe('refusal');
    }
    expect((await store.outbox.backlog(now)).waiting).toBe(0);
  });
});

describe('people', () => {
  it('become members by being mentioned, under the name the platform tells', async () => {
    const carol = { token: '<@U-carol>', user: 'U-carol', name: 'Carol' };
    const reply = await says('/lead Acme, owner <@U-carol>', { mentions: [carol] });
    expect(words(reply)).toContain('Carol');
    const { owner, workspace } = await dealOne();
    const member = await store.team.member(workspace, owner ?? 0);
    expect(member).toMatchObject({ name: 'Carol', role: 'rep' });
    expect(await store.team.identities(1, member?.id ?? 0)).toMatchObject([
      { user: 'U-carol', tenant: 'T1' },
    ]);
  });

  it('are answered each in their own language', async () => {
    const { member } = await store.team.requestScope(BOB);
    await store.team.saveMember(member.workspace, member.id, { language: 'zh-CN' });
    await says('/lead Acme');
    const [amy, bob] = await Promise.all([says('/deal 1'), says('/deal 1', { who: BOB })]);
    expect(words(amy)).toContain('New lead');
    expect(words(bob)).toContain('获取线索');
    expect(words(await says('/deal 99', { who: BOB }))).toMatch(/\p{Script=Han}/u);
  });
});

describe('a message made into a lead', () => {
  it('opens the form with as much of it as the form can carry and give back', async () => {
    const text = `Acme ${'😀'.repeat(2_000)}`;
    const reply = await dispatcher.dispatch({ kind: 'message-to-lead', who: AMY, key: null, text });
    if (reply.kind !== 'form') throw new Error(`no form: ${reply.kind}`);
    expect(formRef.safeParse(reply.form.ref).success).toBe(true);
    expect(JSON.stringify(reply.form.ref)).not.toMatch(/\\ud8/i);
  });
});

describe('each event', () => {
  it('is observed, by what was asked and how it ended', async () => {
    const events: ChatEvent[] = [
      { kind: 'text', who: AMY, key: null, command: 'lead', text: 'Acme', mentions: [] },
      { kind: 'press', who: AMY, key: null, press: 'x' },
      { kind: 'message-to-lead', who: AMY, key: null, text: `Hello from Acme ${'😀'.repeat(1_000)}` },
    ];
    const replies: string[] = [];
    for (const event of events) replies.push((await dispatcher.dispatch(event)).kind);
    expect(replies).toEqual(['card', 'refusal', 'form']);
    expect(observed).toEqual(['add-lead card', 'press refusal', 'open-form form']);
    expect((await store.outbox.backlog(opened.clock.now())).waiting).toBeGreaterThan(0);
  });
});
