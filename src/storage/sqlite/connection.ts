import type { Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Instant } from '../../funnel/time.ts';
import { Freshness } from './freshness.ts';
import { WriteQueue } from './write-queue.ts';

/** What every part of the store works with: one connection, its queries, its line of writes. */
export interface Connection {
  client: Database;
  db: BetterSQLite3Database;
  writes: WriteQueue;
  freshness: Freshness;
  clock: { now(): Instant };
}

export const connect = (client: Database, clock: { now(): Instant }): Connection => {
  const freshness = new Freshness(client);
  const writes = new WriteQueue(client, () => freshness.lost());
  return { client, db: drizzle({ client }), writes, freshness, clock };
};
