import { type SQL, sql } from 'drizzle-orm';
import type { FigureScope } from '../../../../domain/reports/figures.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import { ownerIs } from '../../deals/owner-is.ts';
import type { Connection } from '../../kit/connection.ts';
import { ownersOf } from '../scope.ts';

/** What stands for a statement's placeholders, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Whose deals a statement counts, as SQL with placeholders. */
export interface ScopeSql {
  /** ` AND …` about the columns of `deals`; empty for everybody's. */
  where: SQL;
  /** Whether only the deals of one source. */
  source: boolean;
  /** Joins `deals` to a table with a `deal_id`, where the scope asks something of the deal. */
  dealOf(table: SQL): SQL;
}

/** The statements for a scope, one set for each shape of scopes, and the values of its placeholders. */
export const perScope = <Queries>(
  connection: Connection,
  prepare: (scope: ScopeSql) => Queries,
): ((workspace: Workspace, scope: FigureScope) => { queries: Queries; values: Values }) => {
  const byShape = new Map<string, Queries>();
  return (workspace, scope) => {
    const owners = ownersOf(connection, workspace.id, scope);
    const shape = `${owners?.length ?? 'all'} ${scope.source !== null}`;
    const queries = byShape.get(shape) ?? prepare(scopeSql(owners?.length ?? 0, scope.source !== null));
    byShape.set(shape, queries);
    const ids = Object.fromEntries((owners ?? []).map((id, index) => [`owner${index}`, id]));
    return { queries, values: { workspace: workspace.id, source: scope.source, ...ids } };
  };
};

/** `owners`: under how many ids the owners are kept; 0: anybody. */
const scopeSql = (owners: number, source: boolean): ScopeSql => {
  const ids = Array.from({ length: owners }, (_, index) => sql.placeholder(`owner${index}`));
  const owned = owners === 0 ? sql`` : sql` AND ${ownerIs(sql`deals.owner_id`, ids)}`;
  const sourced = source ? sql` AND deals.source = ${sql.placeholder('source')}` : sql``;
  const everybody = owners === 0 && !source;
  return {
    where: sql`${owned}${sourced}`,
    source,
    dealOf: (table) => (everybody ? sql`` : sql` JOIN deals ON deals.id = ${table}.deal_id`),
  };
};
