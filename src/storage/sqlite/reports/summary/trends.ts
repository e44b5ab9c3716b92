import { sql } from 'drizzle-orm';
import type { FigureScope, Period } from '../../../../domain/reports/figures.ts';
import { periodsUntil } from '../../../../domain/reports/periods.ts';
import { SUMMARY_SPAN, type Summary, type TrendPoint } from '../../../../domain/reports/summary.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Connection } from '../../kit/connection.ts';
import { statement } from '../../kit/statement.ts';
import { workspace as here, inPeriod } from '../kit/fragments.ts';
import { outcomes } from '../kit/outcomes.ts';
import { perScope } from '../kit/per-scope.ts';

const POINTS = 12;

/** What came in and what closed, period by period: ranges of two indexes. */
export const trends = (connection: Connection) => {
  const scoped = perScope(connection, (scope) => {
    return {
      counts: statement<Omit<TrendPoint, 'period'>>(
        connection.client,
        sql`
          SELECT (
              SELECT count(*) FROM deals
              WHERE workspace_id = ${here} AND ${inPeriod(sql`created_at`)} ${scope.where}
            ) AS newLeads,
            count(CASE WHEN status = 'won' THEN 1 END) AS won,
            count(CASE WHEN status = 'lost' THEN 1 END) AS lost
          FROM ${outcomes(scope.where)}`,
      ),
    };
  });
  return (
    workspace: Workspace,
    kind: Summary['kind'],
    last: Period,
    scope: FigureScope,
  ): readonly TrendPoint[] => {
    const { queries, values } = scoped(workspace, scope);
    return periodsUntil(SUMMARY_SPAN[kind], last, POINTS, workspace.zone).map((period) => ({
      period,
      ...(queries.counts.get({ ...values, ...period }) ?? { newLeads: 0, won: 0, lost: 0 }),
    }));
  };
};
