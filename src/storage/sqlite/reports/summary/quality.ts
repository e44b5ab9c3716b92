import { sql } from 'drizzle-orm';
import type { FigureScope } from '../../../../domain/reports/figures.ts';
import type { DataQuality } from '../../../../domain/reports/summary.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Connection } from '../../kit/connection.ts';
import { statement } from '../../kit/statement.ts';
import { workspace as here } from '../kit/fragments.ts';
import { perScope } from '../kit/per-scope.ts';

/** What the open deals lack. */
export const dataQuality = (connection: Connection) => {
  const scoped = perScope(connection, (scope) => ({
    lacks: statement<DataQuality>(
      connection.client,
      sql`
        SELECT count(*) AS open,
          count(CASE WHEN amount_minor IS NULL THEN 1 END) AS withoutAmount,
          count(CASE WHEN source IS NULL THEN 1 END) AS withoutSource,
          count(CASE WHEN follow_up_at IS NULL AND waiting_due IS NULL THEN 1 END) AS withoutNextStep
        FROM deals WHERE workspace_id = ${here} AND status = 'open' ${scope.where}`,
    ),
  }));
  return (workspace: Workspace, scope: FigureScope): DataQuality => {
    const { queries, values } = scoped(workspace, scope);
    return queries.lacks.get(values) ?? { open: 0, withoutAmount: 0, withoutSource: 0, withoutNextStep: 0 };
  };
};
