import type { Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import { DealCache } from '../deals/deal-cache.ts';
import { linkedPeople, type People } from '../team/people.ts';
import { CacheInvalidation } from './cache-invalidation.ts';
import { WriteQueue } from './write-queue.ts';

/** What every part of the store works with: one connection, its queries, its line of writes. */
export interface Connection {
  client: Database;
  db: BetterSQLite3Database;
  writes: WriteQueue;
  invalidation: CacheInvalidation;
  dealCache: DealCache;
  clock: { now(): Instant };
  /** Which ids stand for one person. */
  people: People;
}

/** Takes an open database into use. `clock` is asked for the time of what the store itself writes, epoch ms. */
export const connect = (client: Database, clock: { now(): Instant }): Connection => {
  const invalidation = new CacheInvalidation(client);
  const writes = new WriteQueue(client, {
    begun: () => invalidation.recheck(),
    forget: () => invalidation.invalidate(),
  });
  const db = drizzle({ client });
  const people = linkedPeople(db, invalidation);
  return {
    client,
    db,
    writes,
    invalidation,
    dealCache: new DealCache(db, invalidation, people),
    clock,
    people,
  };
};
