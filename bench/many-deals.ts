import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { addDays, dayOf } from '../src/domain/calendar/calendar.ts';
import { searchTerms } from '../src/domain/deals/search-terms.ts';
import { stageAges } from '../src/domain/pipeline/stage-ages.ts';
import type { MemberId } from '../src/domain/team/member.ts';
import type { Workspace } from '../src/domain/team/workspace.ts';
import { toRow } from '../src/storage/sqlite/deals/deal-rows.ts';
import { type EventRow, toEventRow } from '../src/storage/sqlite/deals/event-rows.ts';
import { openStore } from '../src/storage/sqlite/index.ts';
import { allPlaceholders } from '../src/storage/sqlite/kit/placeholders.ts';
import { statement } from '../src/storage/sqlite/kit/statement.ts';
import { arrivals, deals, dealTerms, events } from '../src/storage/sqlite/schema/deals.ts';
import * as figures from '../src/storage/sqlite/schema/figures.ts';
import { members, workspaces } from '../src/storage/sqlite/schema/team.ts';
import { dealLives, type Life, type Past, SOURCES, WEEK } from './deal-lives.ts';
import { TEAM } from './load.ts';

const OWNERS = 300;
const TEAMS = ['North', 'South', 'East'] as const;
/** Deals a transaction. */
const TOGETHER = 20_000;
/** Unwritten facts among which the oldest are looked for. */
const PATIENCE = 100_000;

/**
 * Fills a new file with `past`, straight into the tables as commits would leave them, in a fraction of the time.
 * Returns the workspace.
 */
export const seedPast = async (file: string, past: Past): Promise<Workspace> => {
  const workspace = await emptyTeam(file, past);
  const client = new Database(file);
  // From WAL there is no straight way to OFF.
  client.pragma('journal_mode = DELETE');
  client.pragma('journal_mode = OFF');
  client.pragma('synchronous = OFF');
  client.pragma('foreign_keys = OFF');
  client.pragma('cache_size = -200000');
  const db = drizzle({ client });
  const owners = addOwners(client, workspace);
  const rebuild = withoutIndexes(client);
  write(client, workspace, dealLives(past, owners));
  addSpend(client, workspace, past);
  db.update(workspaces)
    .set({ nextNumber: past.deals + 1 })
    .run();
  rebuild();
  client.pragma('journal_mode = WAL');
  client.close();
  return workspace;
};

const emptyTeam = async (file: string, { end }: Past): Promise<Workspace> => {
  const defaults = { zone: 'Asia/Shanghai', language: 'en', currency: 'CNY' } as const;
  const store = await openStore(`file:${file}`, { clock: { now: () => end }, defaults });
  const { workspace } = await store.team.requestScope({
    ...{ platform: 'slack', tenant: TEAM, user: 'U0BENCH', name: 'bench' },
    conversation: { external: 'C0BENCH', kind: 'channel' },
  });
  await store.targets.save(workspace.id, 'month', { minor: 100_000_000_00, currency: 'CNY' });
  await store.targets.save(workspace.id, 'quarter', { minor: 300_000_000_00, currency: 'CNY' });
  await store.maintenance.close();
  return workspace;
};

const addOwners = (client: Database.Database, { id: workspace }: Workspace): MemberId[] =>
  drizzle({ client })
    .insert(members)
    .values(
      Array.from({ length: OWNERS }, (_, index) => ({
        workspace,
        name: `Rep ${index + 1}`,
        role: 'rep' as const,
        morningNote: false,
        team: TEAMS[index % TEAMS.length] ?? null,
      })),
    )
    .returning({ id: members.id })
    .all()
    .map(({ id }) => id);

/** Filling a table and then its indexes is faster than both at once. Returns what makes them again. */
const withoutIndexes = (client: Database.Database): (() => void) => {
  const indexes = client
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master
       WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('deals', 'events', 'arrivals', 'deal_terms')`,
    )
    .all();
  for (const { name } of indexes) client.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) client.exec(sql);
  };
};

type NewEvent = Omit<EventRow, 'id' | 'undone'>;

const write = (client: Database.Database, workspace: Workspace, lives: Iterable<Life>): void => {
  const { deal: addDeal, event: addEvent, arrival, term } = inserts(client);
  const ages = new Ages();
  /** Facts are written in the order of their time, as they happened. */
  let waiting: NewEvent[] = [];
  const addEvents = (before: number): void => {
    const due = waiting.filter(({ at }) => at < before).sort((a, b) => a.at - b.at);
    waiting = waiting.filter(({ at }) => at >= before);
    for (const row of due) addEvent.run(row);
  };

  let id = 0;
  client.exec('BEGIN');
  for (const { deal, events: facts } of lives) {
    id += 1;
    if (waiting.length > PATIENCE && id % (TOGETHER / 4) === 0) addEvents(deal.createdAt);
    const own = { workspace: workspace.id, deal: id };
    for (const fact of facts) {
      waiting.push(toEventRow(fact, workspace.id, id));
      for (const stage of arrivedAt(fact)) arrival.run({ ...own, stage, at: fact.at, version: fact.version });
    }
    for (const word of searchTerms(deal)) term.run({ ...own, term: word });
    const outcome = deal.status === 'open' ? null : ages.add({ deal, events: facts }, workspace);
    addDeal.run({ ...toRow(deal), id, number: id, workspace: workspace.id, outcome });
    if (id % TOGETHER === 0) client.exec('COMMIT; BEGIN');
  }
  addEvents(Number.POSITIVE_INFINITY);
  ages.write(client, workspace);
  client.exec('COMMIT');
};

const inserts = (client: Database.Database) => {
  const db = drizzle({ client });
  return {
    deal: statement(client, db.insert(deals).values(allPlaceholders(deals, []))),
    event: statement(client, db.insert(events).values(allPlaceholders(events, ['id', 'undone']))),
    arrival: statement(client, db.insert(arrivals).values(allPlaceholders(arrivals, []))),
    term: statement(client, db.insert(dealTerms).values(allPlaceholders(dealTerms, []))),
  };
};

const arrivedAt = (fact: Life['events'][number]): readonly string[] => {
  if (fact.kind === 'created') return fact.set.stage === undefined ? [] : [fact.set.stage];
  return fact.kind === 'moved' || fact.kind === 'won' ? fact.arrived : [];
};

/** How closed deals ended, by stage and working days. */
class Ages {
  readonly #counts = new Map<string, { stage: string; days: number; won: number; lost: number }>();

  /** Returns what the deal's row remembers of it. */
  add({ deal, events: facts }: Life, workspace: Workspace): string {
    const visits = facts.flatMap((fact) =>
      fact.kind === 'moved' || fact.kind === 'won' || fact.kind === 'lost'
        ? [{ stage: fact.from, enteredAt: fact.enteredAt, at: fact.at }]
        : [],
    );
    const keys = stageAges(deal, visits, workspace).map(({ stage, days }) => {
      const key = `${stage}:${days}`;
      const count = this.#counts.get(key) ?? { stage, days, won: 0, lost: 0 };
      this.#counts.set(key, count);
      count[deal.status === 'won' ? 'won' : 'lost'] += 1;
      return key;
    });
    return keys.join(' ');
  }

  write(client: Database.Database, { id: workspace }: Workspace): void {
    const insert = statement(
      client,
      drizzle({ client }).insert(figures.stageAges).values(allPlaceholders(figures.stageAges, [])),
    );
    for (const row of this.#counts.values()) insert.run({ workspace, ...row });
  }
}

const addSpend = (client: Database.Database, { id: workspace, zone }: Workspace, past: Past): void => {
  const insert = statement(
    client,
    drizzle({ client }).insert(figures.spend).values(allPlaceholders(figures.spend, [])),
  );
  const first = dayOf(past.end - past.weeks * WEEK, zone);
  client.exec('BEGIN');
  for (let day = 0; day < past.weeks * 7; day++) {
    for (const source of SOURCES) {
      const money = { minor: 200_000, currency: 'CNY' };
      const counts = { impressions: 50_000, reach: 20_000, sessions: 3_000, interactions: 400 };
      insert.run({ workspace, source, campaign: '', day: addDays(first, day), ...money, ...counts });
    }
  }
  client.exec('COMMIT');
};
