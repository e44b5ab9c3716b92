import type { Database } from 'better-sqlite3';
import { is, Param, Placeholder, type Query, SQL } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';

type Values = Readonly<Record<string, unknown>>;

/** A prepared statement whose rows are taken as SQLite gives them; `Row` is what its columns are called. */
export interface Statement<Row> {
  all(values: Values): Row[];
  get(values: Values): Row | undefined;
  run(values: Values): { changes: number; lastInsertRowid: number | bigint };
}

const dialect = new SQLiteSyncDialect();

/**
 * Prepares SQL that the query builder has no words for, and the writes of the hot path: the builder's own
 * prepared statements look through all their parameters again at every run.
 */
export const statement = <Row>(client: Database, query: SQL | { toSQL(): Query }): Statement<Row> => {
  const built = is(query, SQL) ? dialect.sqlToQuery(query) : query.toSQL();
  const prepared = client.prepare<unknown[], Row>(built.sql);
  const bound = binder(built.params);
  return {
    all: (values) => prepared.all(...bound(values)),
    get: (values) => prepared.get(...bound(values)),
    run: (values) => prepared.run(...bound(values)),
  };
};

/** From named values to the statement's parameters, in order. */
const binder = (params: readonly unknown[]): ((values: Values) => unknown[]) => {
  const sources = params.map(sourceOf);
  return (values) => sources.map((source) => source(values));
};

const sourceOf = (param: unknown): ((values: Values) => unknown) => {
  if (is(param, Placeholder)) return named(param.name);
  if (is(param, Param) && is(param.value, Placeholder)) {
    const value = named(param.value.name);
    const { encoder } = param;
    return (values) => encoder.mapToDriverValue(value(values));
  }
  return () => param;
};

const named =
  (name: string) =>
  (values: Values): unknown => {
    const value = values[name];
    if (value === undefined) throw new Error(`the statement lacks a value for ${name}`);
    return value;
  };
