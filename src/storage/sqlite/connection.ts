import type { Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Instant } from '../../funnel/time.ts';
import { Freshness } from './freshness.ts';
import { KeptDeals } from './kept-deals.ts';
import { linkedPeople, type People } from './people.ts';
import { WriteQueue } from './write-queue.ts';

/** What every part of the store works with: one connection, its queries, its line of writes. */
export interface Connection {
  client: Database;
  db: BetterSQLite3Database;
  writes: WriteQueue;
  freshness: Freshness;
  kept: KeptDeals;
  clock: { now(): Instant };
  /** Which ids stand for one person. */
  people: People;
}

export const connect = (client: Database, clock: { now(): Instant }): Connection => {
  const freshness = new Freshness(client);
  const writes = new WriteQueue(client, {
    begun: () => freshness.lookAgain(),
    forget: () => freshness.lost(),
  });
  const db = drizzle({ client });
  const people = linkedPeople(db, freshness);
  return { client, db, writes, freshness, kept: new KeptDeals(db, freshness, people), clock, people };
};
