import { sql } from 'drizzle-orm';
import { addDays, dayOf, startOfDay, weekStart } from '../../../../domain/calendar/calendar.ts';
import type { Money } from '../../../../domain/money.ts';
import { bottleneckOf, WEEKS, type WeekOfExits } from '../../../../domain/reports/bottleneck.ts';
import type { FigureScope, FunnelFigures, Period } from '../../../../domain/reports/figures.ts';
import { periodsUntil } from '../../../../domain/reports/periods.ts';
import type { Bottleneck } from '../../../../domain/reports/summary.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Zone } from '../../../../domain/time.ts';
import type { Connection } from '../../kit/connection.ts';
import { statement } from '../../kit/statement.ts';
import { stageOutcomes } from '../forecast.ts';
import { type Funnel, leaving } from '../funnel.ts';
import { outcomes as outcomesIn } from '../kit/outcomes.ts';
import { perScope } from '../kit/per-scope.ts';
import type { notableDeals } from './top-deals.ts';

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
        FROM ${outcomesIn(scope.where)} WHERE status = 'won' AND amount_currency = ${sql.placeholder('currency')}`,
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
