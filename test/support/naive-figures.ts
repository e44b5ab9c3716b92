import { LOST_REASONS } from '../../src/domain/deals/deal.ts';
import { sumByCurrency } from '../../src/domain/money.ts';
import type { Stage } from '../../src/domain/pipeline/pipeline.ts';
import type { FigureScope, FunnelFigures, Period, StageFigures } from '../../src/domain/reports/figures.ts';
import type { Workspace } from '../../src/domain/team/workspace.ts';
import { naiveOutcomes, naiveReopened } from './naive-outcomes.ts';
import { arrivedAt, bySource, inScope, type RecordedDeal, share, type Teams } from './naive-scope.ts';

/**
 * Every figure by plainly walking every event of every deal: slow, obvious, and written without a look at
 * how the stores do it. Order: lost reasons by deals, then as `LOST_REASONS` lists them; sources by deals,
 * then by name, none last; sums by currency code.
 */
export const naiveFigures = (
  recorded: readonly RecordedDeal[],
  workspace: Workspace,
  period: Period,
  scope: FigureScope,
  teams: Teams = new Map(),
): FunnelFigures => {
  const scoped = inScope(recorded, scope, teams);
  const deals = scoped.map(({ deal }) => deal);
  const within = (at: number | null): boolean => at !== null && at >= period.start && at < period.end;

  const ended = naiveOutcomes(scoped, period);
  const won = ended.filter(({ status }) => status === 'won');
  const lost = ended.filter(({ status }) => status === 'lost');
  const fresh = deals.filter((deal) => within(deal.createdAt));

  return {
    period,
    stages: workspace.pipeline.stages.map((stage) => stageFigures(stage, scoped, workspace, period)),
    won: won.length,
    wonAmount: sumByCurrency(won.map(({ amount }) => amount)),
    lost: lost.length,
    lostReasons: LOST_REASONS.map((reason) => ({
      reason,
      deals: lost.filter((one) => one.reason === reason).length,
    }))
      .filter((entry) => entry.deals > 0)
      .sort((a, b) => b.deals - a.deals),
    reopened: naiveReopened(scoped, period),
    winRate: share(won.length, lost.length),
    cycle: median(won.map(({ closedAt, deal }) => closedAt - deal.createdAt)),
    newLeads: fresh.length,
    referred: fresh.filter((deal) => deal.referredBy !== null).length,
    newBySource: [...new Set(fresh.map((deal) => deal.source))]
      .map((source) => ({ source, deals: fresh.filter((deal) => deal.source === source).length }))
      .sort((a, b) => b.deals - a.deals || bySource(a.source, b.source)),
  };
};

const stageFigures = (
  stage: Stage,
  recorded: readonly RecordedDeal[],
  workspace: Workspace,
  period: Period,
): StageFigures => {
  const within = (at: number): boolean => at >= period.start && at < period.end;
  const order = workspace.pipeline.stages.map(({ id }) => id);
  const standing = recorded
    .map(({ deal }) => deal)
    .filter((deal) => deal.status === 'open' && deal.stage === stage.id);

  let reached = 0;
  let advanced = 0;
  let lost = 0;
  const visits: number[] = [];
  for (const { events } of recorded) {
    if (events.some((event) => within(event.at) && arrivedAt(event, stage.id))) reached += 1;
    let exit: 'advanced' | 'lost' | null = null;
    for (const event of events) {
      if (!within(event.at)) continue;
      if (event.kind !== 'moved' && event.kind !== 'won' && event.kind !== 'lost') continue;
      if (event.from !== stage.id) continue;
      visits.push(event.at - event.enteredAt);
      // Taken back before the period ended: it went nowhere.
      const [next] = events.slice(events.indexOf(event)).filter(({ kind }) => kind === 'reopened');
      if (event.kind !== 'moved' && next !== undefined && next.at < period.end) continue;
      if (event.kind === 'lost') exit = 'lost';
      else if (event.kind === 'won') exit = 'advanced';
      else if (order.indexOf(event.to) > order.indexOf(event.from)) exit = 'advanced';
    }
    if (exit === 'advanced') advanced += 1;
    if (exit === 'lost') lost += 1;
  }
  return {
    stage: stage.id,
    open: standing.length,
    openAmount: sumByCurrency(standing.map((deal) => deal.amount)),
    reached,
    advanced,
    lost,
    conversion: share(advanced, lost),
    visits: visits.length,
    medianTime: median(visits),
    p90Time: percentile90(visits),
  };
};

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
};

const percentile90 = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(0.9 * sorted.length) - 1] ?? null;
};
