import { isWorkingDay } from '../../src/domain/calendar/calendar.ts';
import { sumByCurrency } from '../../src/domain/money.ts';
import type { Stage, StageId } from '../../src/domain/pipeline/pipeline.ts';
import { EVERYBODY, type FigureScope } from '../../src/domain/reports/figures.ts';
import type { Forecast, Target } from '../../src/domain/reports/forecast.ts';
import type { Workspace } from '../../src/domain/team/workspace.ts';
import type { Instant } from '../../src/domain/time.ts';
import { calendarPeriod, dayAt, daysIn, workingDays } from './naive-calendar.ts';
import { naiveOutcomes } from './naive-outcomes.ts';
import { arrivedAt, inScope, type RecordedDeal, type Teams, withoutUndone } from './naive-scope.ts';

/** The stages a closed deal reached, and the working days of its longest visit to each. */
export const naiveStageAges = (
  { deal, events }: RecordedDeal,
  workspace: Workspace,
): { stage: StageId; days: number }[] => {
  const standing = withoutUndone(events);
  return workspace.pipeline.stages
    .filter(({ id }) => standing.some((event) => arrivedAt(event, id)))
    .map(({ id }) => {
      const days = standing
        .filter((event) => event.kind === 'moved' || event.kind === 'won' || event.kind === 'lost')
        .filter((event) => event.from === id && event.at <= (deal.closedAt ?? 0))
        .map((event) => workingDays(event.enteredAt, event.at, workspace));
      return { stage: id, days: Math.max(0, ...days) };
    });
};

/** Of the closed deals that reached the stage, the share that was won; of fewer than 30, what the stage says. */
export const naiveShare = (
  stage: Stage,
  recorded: readonly RecordedDeal[],
): { share: number; closed: number } => {
  const closed = recorded
    .filter(({ deal }) => deal.status !== 'open')
    .filter(({ events }) => withoutUndone(events).some((event) => arrivedAt(event, stage.id)));
  const won = closed.filter(({ deal }) => deal.status === 'won').length;
  return { share: closed.length < 30 ? stage.winShare : won / closed.length, closed: closed.length };
};

export const naiveForecast = (
  recorded: readonly RecordedDeal[],
  targets: readonly Target[],
  workspace: Workspace,
  now: Instant,
  scope: FigureScope,
  teams: Teams,
): Forecast => {
  const open = inScope(recorded, scope, teams)
    .map(({ deal }) => deal)
    .filter((deal) => deal.status === 'open');
  const stages = workspace.pipeline.stages.map((stage) => {
    const standing = open.filter((deal) => deal.stage === stage.id);
    const openAmount = sumByCurrency(standing.map((deal) => deal.amount));
    const { share, closed } = naiveShare(stage, recorded);
    return {
      stage: stage.id,
      open: standing.length,
      openAmount,
      share,
      closed,
      expected: openAmount.map(({ minor, currency }) => ({
        minor: Math.floor(minor * share + 0.5),
        currency,
      })),
    };
  });
  const everybody = scope.owner === null && scope.team === null && scope.source === null;
  return {
    stages,
    expected: sumByCurrency(stages.flatMap((stage) => stage.expected)),
    pace: everybody ? targets.map((target) => naivePace(recorded, target, workspace, now)) : [],
  };
};

const naivePace = (
  recorded: readonly RecordedDeal[],
  { span, amount }: Target,
  { zone, calendar }: Workspace,
  now: Instant,
): Forecast['pace'][number] => {
  const period = calendarPeriod(span, now, 0, zone);
  const won = naiveOutcomes(inScope(recorded, EVERYBODY, new Map()), period)
    .filter(({ status }) => status === 'won')
    .filter((one) => one.amount?.currency === amount.currency);
  const days = daysIn(period, zone).filter((day) => isWorkingDay(day, calendar));
  return {
    span,
    target: amount,
    won: {
      minor: won.reduce((sum, one) => sum + (one.amount?.minor ?? 0), 0),
      currency: amount.currency,
    },
    daysGone: days.filter((day) => day <= dayAt(now, zone)).length,
    days: days.length,
  };
};
