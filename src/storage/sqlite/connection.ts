import type { Database } from 'better-sqlite3';
import { fillPlaceholders, type SQL } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
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

type Values = Readonly<Record<string, unknown>>;

/** A prepared statement that the query builder has no words for; `Row` is what its columns are called. */
export interface Statement<Row> {
  all(values: Values): Row[];
  get(values: Values): Row | undefined;
  run(values: Values): { changes: number };
}

const dialect = new SQLiteSyncDialect();

export const statement = <Row>(client: Database, query: SQL): Statement<Row> => {
  const built = dialect.sqlToQuery(query);
  const prepared = client.prepare<unknown[], Row>(built.sql);
  return {
    all: (values) => prepared.all(...fillPlaceholders(built.params, values)),
    get: (values) => prepared.get(...fillPlaceholders(built.params, values)),
    run: (values) => prepared.run(...fillPlaceholders(built.params, values)),
  };
};
