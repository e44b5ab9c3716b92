import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Whether an owner is one of a person's ids: almost always a single one, which keeps the order of an index. */
export const ownerIs = (owner: SQLWrapper, ids: readonly Placeholder[]): SQL => {
  const [only, ...more] = ids;
  return only !== undefined && more.length === 0
    ? sql`${owner} = ${only}`
    : sql`${owner} IN (${sql.join([...ids], sql`, `)})`;
};
