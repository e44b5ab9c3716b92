import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '../../funnel/member.ts';
import type { Connection } from './connection.ts';
import { Remembered } from './remembered.ts';
import { deals } from './schema/deals.ts';
import { statement } from './statement.ts';

/**
 * The sources in use, in alphabetical order. SQLite would walk all deals for a DISTINCT; this jumps
 * through the index from each source to the next.
 */
export const sourcesOf = ({ client, freshness }: Connection) => {
  const workspace = sql.placeholder('workspace');
  const jumps = statement<{ source: string }>(
    client,
    sql`
      WITH RECURSIVE known(source) AS (
        SELECT min(${deals.source}) FROM ${deals}
        WHERE ${deals.workspace} = ${workspace} AND ${deals.source} > ''
        UNION ALL
        SELECT (
          SELECT min(${deals.source}) FROM ${deals}
          WHERE ${deals.workspace} = ${workspace} AND ${deals.source} > known.source
        )
        FROM known WHERE known.source IS NOT NULL
      )
      SELECT source FROM known WHERE source IS NOT NULL`,
  );
  const known = new Remembered<WorkspaceId, readonly string[]>(freshness);
  return async (id: WorkspaceId): Promise<readonly string[]> =>
    known.get(id, () => Object.freeze(jumps.all({ workspace: id }).map(({ source }) => source)));
};
