import { sql } from 'drizzle-orm';
import type { FigureScope, Period } from '../../../../domain/reports/figures.ts';
import type { CohortRow } from '../../../../domain/reports/summary.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Connection } from '../../kit/connection.ts';
import { statement } from '../../kit/statement.ts';
import { workspace as here, inPeriod } from '../kit/fragments.ts';
import { perScope } from '../kit/per-scope.ts';
import { total } from '../kit/sums.ts';

interface Reached {
  stage: string;
  furthest: string;
  won: number;
  deals: number;
}

/** Of the deals that reached a stage in a period, how far they have come by now. */
export const cohorts = (connection: Connection) => {
  const scoped = perScope(connection, (scope) => ({
    // Whoever reached a stage has reached those before it: the furthest one tells it all.
    reached: statement<Reached>(
      connection.client,
      sql`
        SELECT arrivals.stage AS stage, deals.furthest AS furthest, deals.status = 'won' AS won, count(*) AS deals
        FROM arrivals JOIN deals ON deals.id = arrivals.deal_id
        WHERE arrivals.workspace_id = ${here} AND ${inPeriod(sql`arrivals.at`)} ${scope.where}
        GROUP BY arrivals.stage, deals.furthest, won`,
    ),
  }));
  return (workspace: Workspace, period: Period, scope: FigureScope): readonly CohortRow[] => {
    const { queries, values } = scoped(workspace, scope);
    const rows = queries.reached.all({ ...values, ...period });
    const order = workspace.pipeline.stages.map(({ id }) => id);
    return order.map((stage, rank): CohortRow => {
      const cohort = rows.filter((row) => row.stage === stage);
      const later = order.slice(rank + 1).map((id, index) => ({
        stage: id,
        deals: total(cohort.filter(({ furthest }) => order.indexOf(furthest) > rank + index)),
      }));
      const won = total(cohort.filter((row) => row.won === 1));
      return { stage, reached: total(cohort), later: [...later, { stage: 'won', deals: won }] };
    });
  };
};
