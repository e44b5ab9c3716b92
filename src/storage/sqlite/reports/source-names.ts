import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import { QueryCache } from '../kit/cache.ts';
import type { Connection } from '../kit/connection.ts';
import { statement } from '../kit/statement.ts';

const workspace = sql.placeholder('workspace');

/**
 * The sources of deals and of what was spent, in alphabetical order. SQLite would walk all deals for a DISTINCT;
 * this jumps through the index from each source to the next.
 */
export const sourcesOf = ({ client, invalidation }: Connection) => {
  const tables = [sql`deals`, sql`spend`].map((table) =>
    statement<{ source: string }>(client, jumpsThrough(table)),
  );
  const known = new QueryCache<WorkspaceId, readonly string[]>(invalidation);
  const read = (id: WorkspaceId): readonly string[] => {
    const names = tables.flatMap((jumps) => jumps.all({ workspace: id }).map(({ source }) => source));
    return Object.freeze([...new Set(names)].sort());
  };
  return async (id: WorkspaceId): Promise<readonly string[]> => known.get(id, read);
};

const jumpsThrough = (table: SQL): SQL => sql`
  WITH RECURSIVE known(source) AS (
    SELECT min(source) FROM ${table} WHERE workspace_id = ${workspace} AND source > ''
    UNION ALL
    SELECT (
      SELECT min(source) FROM ${table} WHERE workspace_id = ${workspace} AND source > known.source
    )
    FROM known WHERE known.source IS NOT NULL
  )
  SELECT source FROM known WHERE source IS NOT NULL`;
