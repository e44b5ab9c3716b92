import { sql } from 'drizzle-orm';
import { bottleneckOf, WEEKS, type WeekOfExits } from '../../../funnel/bottleneck.ts';
import { addDays, dayOf, startOfDay, weekStart } from '../../../funnel/calendar.ts';
import type { FigureScope, FunnelFigures, Period } from '../../../funnel/figures.ts';
import type { Money } from '../../../funnel/money.ts';
import { periodsUntil } from '../../../funnel/periods.ts';
import type { Bottleneck } from '../../../funnel/summary.ts';
import type { Zone } from '../../../funnel/time.ts';
import type { Workspace } from '../../../funnel/workspace.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statement.ts';
import { stageOutcomes } from './forecast.ts';
import { workspace as here, inPeriod } from './fragments.ts';
import { type Funnel, leaving } from './funnel.ts';
import type { notableDeals } from './notable.ts';
import { perScope } from './per-scope.ts';

/** Where deals leak most, compared with the twelve weeks before the period's end. */
export const bottlenecks = (
  connection: Connection,
  funnel: Funnel,
  notable: ReturnType<typeof notableDeals>,
) => {
  const outcomes = stageOutcomes(connection);
  const scoped = perScope(connection, (scope) => ({
    won: statement<{ deals: number; minor: number | null }>(
      connection.client,
      sql`
        SELECT count(*) AS deals, sum(amount_minor) AS minor
        FROM deals WHERE workspace_id = ${here} AND ${inPeriod(sql`closed_at`)} AND status = 'won'
          AND amount_currency = ${sql.placeholder('currency')} ${scope.where}`,
    ),
  }));
  const averageWon = (workspace: Workspace, period: Period, scope: FigureScope): Money | null => {
    const { queries, values } = scoped(workspace, scope);
    const { currency } = workspace;
    const won = queries.won.get({ ...values, ...period, currency });
    return won === undefined || won.deals === 0 ? null : { minor: (won.minor ?? 0) / won.deals, currency };
  };
  return (
    workspace: Workspace,
    figures: readonly FunnelFigures[],
    { period, stages }: FunnelFigures,
    scope: FigureScope,
  ): Bottleneck | null => {
    const weeks = weeksBefore(period, workspace.zone);
    const [first = period] = weeks;
    const exitsIn = (week: Period): WeekOfExits => {
      const known = figures.find((one) => one.period.start === week.start && one.period.end === week.end);
      if (known !== undefined) return new Map(known.stages.map((row) => [row.stage, row]));
      const exits = funnel.exits(workspace, week, scope);
      return new Map(workspace.pipeline.stages.map(({ id }) => [id, leaving(exits, id)]));
    };
    const found = bottleneckOf(workspace.pipeline, {
      stages,
      weeks: weeks.map(exitsIn),
      outcomes: outcomes(workspace),
      averageWon: averageWon(workspace, { start: first.start, end: weeks.at(-1)?.end ?? period.end }, scope),
    });
    return found && { ...found, examples: notable.open(workspace, found.stage, scope) };
  };
};

/** The calendar weeks that have ended when the period ends, the last one last. */
const weeksBefore = ({ end }: Period, zone: Zone): readonly Period[] => {
  const monday = weekStart(end, zone);
  const last = { start: startOfDay(addDays(dayOf(monday, zone), -7), zone), end: monday };
  return periodsUntil('week', last, WEEKS, zone);
};
