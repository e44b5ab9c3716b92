import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealLives, type Life, type Past, WEEK } from '../../../bench/deal-lives.ts';
import { seedPast } from '../../../bench/many-deals.ts';
import type { DealDraft } from '../../../src/domain/deals/event.ts';
import { apply, BLANK } from '../../../src/domain/deals/fold.ts';
import { replay } from '../../../src/domain/deals/replay.ts';
import { EVERYBODY } from '../../../src/domain/reports/figures.ts';
import type { Workspace } from '../../../src/domain/team/workspace.ts';
import { openStore, type SqliteStore } from '../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../../support/clock.ts';
import { naiveFigures } from '../../support/naive-figures.ts';
import { DEFAULTS, tempFolder } from './temp-store.ts';

const END = Date.parse('2026-01-05T09:00:00+08:00');
const PAST: Past = { end: END, deals: 200, weeks: 20, open: 20 };

describe('the file of the bench', () => {
  const { folder, remove } = tempFolder();
  const [bulk, committed] = [join(folder, 'bulk.db'), join(folder, 'committed.db')];
  let workspace: Workspace;
  let store: SqliteStore;
  const recorded: Parameters<typeof naiveFigures>[0][number][] = [];

  beforeAll(async () => {
    workspace = await seedPast(bulk, PAST);
    await seedPast(committed, { ...PAST, deals: 0 });
    await commitAll(committed, PAST);
    store = await openStore(`file:${bulk}`, { clock: new ManualClock(END), defaults: DEFAULTS });
    const { items } = await store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 1_000 });
    for (const deal of items) {
      recorded.push({
        deal,
        events: [...(await store.deals.history(deal.workspace, deal.id, 100))].reverse(),
      });
    }
  }, 60_000);
  afterAll(async () => {
    await store.maintenance.close();
    remove();
  });

  it.each(['deals', 'events', 'arrivals', 'stage_ages', 'deal_terms', 'workspaces', 'members'])(
    'has in %s what commits would have written',
    (table) => expect(rowsOf(bulk, table)).toEqual(rowsOf(committed, table)),
  );

  it('has every index and no orphans', () => {
    expect(indexesOf(bulk)).toEqual(indexesOf(committed));
    const client = new Database(bulk, { readonly: true });
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(client.pragma('foreign_key_check')).toEqual([]);
    client.close();
  });

  it('has deals that are what their history tells', () => {
    expect(recorded).toHaveLength(PAST.deals);
    for (const { deal, events } of recorded) expect(deal).toMatchObject({ ...replay(events) });
  });

  it('counts what walking all events gives', async () => {
    const period = { start: END - 10 * WEEK, end: END - WEEK };
    expect(await store.reports.funnel(workspace, period, EVERYBODY)).toEqual(
      naiveFigures(recorded, workspace, period, EVERYBODY),
    );
  });

  it('has the same last weeks with ten times the past', () => {
    const owners = [1, 2, 3];
    const lately = (past: Past) =>
      [...dealLives(past, owners)].slice(-PAST.deals).map(({ deal, events }) => ({ deal, events }));
    const tenTimes = { ...PAST, deals: 10 * PAST.deals, weeks: 10 * PAST.weeks };
    expect(lately(tenTimes)).toEqual(lately(PAST));
    const open = (past: Past) => [...dealLives(past, owners)].filter(({ deal }) => deal.status === 'open');
    expect(open(tenTimes)).toHaveLength(open(PAST).length);
  });
});

/** Every change of every deal by the store's own commits, in the order in which they happened. */
const commitAll = async (file: string, past: Past): Promise<void> => {
  const clock = new ManualClock(past.end);
  const store = await openStore(`file:${file}`, { clock, defaults: DEFAULTS });
  const [workspace] = await store.team.workspaces();
  if (workspace === undefined) throw new Error('there is no workspace');
  const owners = (await store.team.members(workspace.id)).map(({ id }) => id).slice(1);
  const drafts = new Map<Life, DealDraft>();
  const facts = [...dealLives(past, owners)].flatMap((life) => life.events.map((event) => ({ life, event })));
  for (const { life, event } of facts.sort((a, b) => a.event.at - b.event.at)) {
    const { createdAt, createdBy } = life.deal;
    const unborn = { ...BLANK, id: null, number: null, version: 0, createdAt, createdBy };
    const draft = apply(drafts.get(life) ?? { ...unborn, lastEventAt: createdAt }, event);
    const deal = { ...draft, version: event.version, lastEventAt: event.at };
    const change = { kind: 'change' as const, deal, events: [event], messages: [], showIn: [] };
    const { deal: after } = await store.deals.commit(workspace.id, change, null);
    if (after === null) throw new Error('a deal was not committed');
    drafts.set(life, { ...deal, id: after.id, number: after.number });
  }
  await store.maintenance.close();
};

const rowsOf = (file: string, table: string): unknown[] => {
  const client = new Database(file, { readonly: true });
  const rows = client.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all();
  client.close();
  return rows;
};

const indexesOf = (file: string): unknown[] => {
  const client = new Database(file, { readonly: true });
  const indexes = client.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY 1").all();
  client.close();
  return indexes;
};
