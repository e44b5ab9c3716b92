import { sql } from 'drizzle-orm';
import type { FigureScope } from '../../../domain/reports/figures.ts';
import {
  type Forecast,
  forecastOf,
  type StageOutcome,
  type TargetSpan,
} from '../../../domain/reports/forecast.ts';
import { paceOf, targetPeriod } from '../../../domain/reports/target-progress.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { statement } from '../kit/statement.ts';
import type { Funnel } from './funnel.ts';
import type { OpenRow } from './funnel-queries.ts';
import { workspace as here } from './kit/fragments.ts';
import { outcomes } from './kit/outcomes.ts';
import { type Sum, sums, total } from './kit/sums.ts';

/** What the open deals are expected to bring, and how far the targets have come. */
export const forecasts = (connection: Connection, funnel: Funnel) => {
  const outcomes = stageOutcomes(connection);
  const pace = targetPaces(connection);
  return (
    workspace: Workspace,
    now: Instant,
    scope: FigureScope,
    open: readonly OpenRow[] = funnel.open(workspace, scope),
  ): Forecast => {
    const standing = workspace.pipeline.stages.map(({ id }) => {
      const rows = open.filter(({ stage }) => stage === id);
      return { stage: id, open: total(rows), openAmount: sums(rows) };
    });
    return {
      ...forecastOf(workspace.pipeline, standing, outcomes(workspace)),
      // A target is everybody's: how far some have come with it says nothing.
      pace: isEverybody(scope) ? pace(workspace, now) : [],
    };
  };
};

const isEverybody = ({ owner, team, source }: FigureScope): boolean =>
  owner === null && team === null && source === null;

/** How the closed deals ended that had reached each stage; everybody's, so that there are enough. */
export const stageOutcomes = ({ client }: Connection) => {
  const ended = statement<StageOutcome>(
    client,
    sql`
      SELECT stage, sum(won) AS won, sum(lost) AS lost
      FROM stage_ages WHERE workspace_id = ${here} GROUP BY stage`,
  );
  return ({ id }: Workspace): readonly StageOutcome[] => ended.all({ workspace: id });
};

const targetPaces = ({ client }: Connection) => {
  const targets = statement<{ span: TargetSpan; minor: number; currency: string }>(
    client,
    sql`
      SELECT span, amount_minor AS minor, amount_currency AS currency
      FROM targets WHERE workspace_id = ${here} ORDER BY span`,
  );
  const won = statement<Sum>(
    client,
    sql`
      SELECT amount_currency AS currency, count(*) AS deals, sum(amount_minor) AS minor
      FROM ${outcomes(sql``)} WHERE status = 'won'
      GROUP BY amount_currency`,
  );
  return (workspace: Workspace, now: Instant): Forecast['pace'] =>
    targets.all({ workspace: workspace.id }).map(({ span, ...amount }) => {
      const target = { span, amount };
      const period = targetPeriod(target, now, workspace);
      return paceOf(target, sums(won.all({ workspace: workspace.id, ...period })), now, workspace);
    });
};
