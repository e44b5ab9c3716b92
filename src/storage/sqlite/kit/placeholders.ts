import { getTableColumns, type Placeholder, sql, type Table } from 'drizzle-orm';

type Named<T extends Table, Without> = { [K in Exclude<keyof T['_']['columns'], Without>]: Placeholder };

/** A placeholder for each column of `table` under its own name, for prepared inserts. */
export const allPlaceholders = <T extends Table, Without extends keyof T['_']['columns']>(
  table: T,
  without: readonly Without[],
): Named<T, Without> => {
  const left: ReadonlySet<PropertyKey> = new Set(without);
  const names = Object.keys(getTableColumns(table)).filter((name) => !left.has(name));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Named<T, Without>;
};
