import type { Deal } from '../../src/domain/deals/deal.ts';
import type { DealEvent } from '../../src/domain/deals/event.ts';
import { sumByCurrency } from '../../src/domain/money.ts';
import type { SummaryAsk } from '../../src/domain/ports/reports.ts';
import type { FigureScope, Spend, StageFigures } from '../../src/domain/reports/figures.ts';
import type { Target } from '../../src/domain/reports/forecast.ts';
import type { Bottleneck, CohortRow, Leader, NamedDeal, Summary } from '../../src/domain/reports/summary.ts';
import type { Workspace } from '../../src/domain/team/workspace.ts';
import { calendarPeriod } from './naive-calendar.ts';
import { naiveFigures } from './naive-figures.ts';
import { naiveForecast, naiveShare } from './naive-forecast.ts';
import { naiveOutcomes } from './naive-outcomes.ts';
import { arrivedAt, byValue, inScope, type RecordedDeal, type Teams } from './naive-scope.ts';
import { naiveCustomers, naiveSources } from './naive-sources.ts';

/** Everything a team has: what happened, what was entered and who is who. */
export interface RecordedTeam {
  workspace: Workspace;
  deals: readonly RecordedDeal[];
  spend: readonly Spend[];
  targets: readonly Target[];
  teams: Teams;
}

/** The whole summary by walking everything again for each of its figures. */
export const naiveSummary = (team: RecordedTeam, ask: SummaryAsk): Summary => {
  const { workspace, deals: recorded, spend, targets, teams } = team;
  const { kind, period, now, scope, sections } = ask;
  const { zone } = workspace;
  const span = kind === 'weekly' ? 'week' : 'quarter';
  const earlier = (back: number) => calendarPeriod(span, period.start, back, zone);
  const figures = naiveFigures(recorded, workspace, period, scope, teams);
  const scoped = inScope(recorded, scope, teams);
  const closed = naiveOutcomes(scoped, period)
    .map((one) => ({ ...one, id: one.deal.id }))
    .sort(byValue(workspace.currency));
  const open = scoped.map(({ deal }) => deal).filter((deal) => deal.status === 'open');
  return {
    kind,
    at: now,
    scope,
    sections,
    figures,
    before: naiveFigures(recorded, workspace, earlier(1), scope, teams),
    bottleneck: naiveBottleneck(team, ask),
    wins: closed
      .filter(({ status }) => status === 'won')
      .slice(0, 5)
      .map(({ deal, amount }) => named({ ...deal, amount })),
    losses: closed
      .filter(({ status }) => status === 'lost')
      .slice(0, 5)
      .map(({ deal, amount, reason, text }) => ({
        ...named({ ...deal, amount }),
        reason: reason ?? 'other',
        text,
      })),
    sources: naiveSources(recorded, spend, workspace, period, scope, 'source', teams),
    forecast: naiveForecast(recorded, targets, workspace, now, scope, teams),
    leaders: naiveLeaders(scoped, ask, workspace),
    quality: {
      open: open.length,
      withoutAmount: open.filter((deal) => deal.amount === null).length,
      withoutSource: open.filter((deal) => deal.source === null).length,
      withoutNextStep: open.filter((deal) => deal.followUp === null && deal.waiting === null).length,
    },
    trend: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(earlier).map((one) => {
      const within = (at: number | null): boolean => at !== null && at >= one.start && at < one.end;
      const ended = (status: Deal['status']): number =>
        naiveOutcomes(scoped, one).filter((ended) => ended.status === status).length;
      const newLeads = scoped.filter(({ deal }) => within(deal.createdAt)).length;
      return { period: one, newLeads, won: ended('won'), lost: ended('lost') };
    }),
    cohort: kind === 'quarterly' ? naiveCohort(scoped, ask, workspace) : [],
    customers: kind === 'quarterly' ? naiveCustomers(recorded, scope, teams) : null,
  };
};

const named = ({ id, number, company, amount, owner }: Deal): NamedDeal => ({
  id,
  number,
  company,
  amount,
  owner,
});

const naiveLeaders = (
  scoped: readonly RecordedDeal[],
  { period }: SummaryAsk,
  { pipeline }: Workspace,
): Leader[] => {
  const order = pipeline.stages.map(({ id }) => id);
  const isForward = (event: DealEvent): boolean =>
    event.kind === 'won' || (event.kind === 'moved' && order.indexOf(event.to) > order.indexOf(event.from));
  const within = (at: number | null): boolean => at !== null && at >= period.start && at < period.end;
  const leaders: Leader[] = [1, 2, 3].map((member) => {
    const moves = scoped
      .flatMap(({ events }) => events)
      .filter((event) => isForward(event) && event.by === member && within(event.at));
    const won = naiveOutcomes(scoped, period).filter(({ status, by }) => status === 'won' && by === member);
    return {
      member,
      moves: moves.length,
      won: won.length,
      wonAmount: sumByCurrency(won.map(({ amount }) => amount)),
    };
  });
  return leaders
    .filter(({ moves }) => moves > 0)
    .sort((a, b) => b.moves - a.moves || b.won - a.won || a.member - b.member);
};

const naiveCohort = (
  scoped: readonly RecordedDeal[],
  { period }: SummaryAsk,
  { pipeline }: Workspace,
): CohortRow[] => {
  const order = pipeline.stages.map(({ id }) => id);
  return order.map((stage, rank) => {
    const cohort = scoped.filter(({ events }) =>
      events.some((event) => arrivedAt(event, stage) && event.at >= period.start && event.at < period.end),
    );
    const later = order.slice(rank + 1).map((other) => ({
      stage: other,
      deals: cohort.filter(({ events }) => events.some((event) => arrivedAt(event, other))).length,
    }));
    const won = cohort.filter(({ deal }) => deal.status === 'won').length;
    return { stage, reached: cohort.length, later: [...later, { stage: 'won' as const, deals: won }] };
  });
};

/** Each stage's conversion in each of the twelve weeks that had ended by the period's end, compared with the period's. */
const naiveBottleneck = (
  { workspace, deals: recorded, teams }: RecordedTeam,
  { period, scope }: SummaryAsk,
): Bottleneck | null => {
  const weeks = Array.from({ length: 12 }, (_, index) =>
    calendarPeriod('week', period.end, index + 1, workspace.zone),
  );
  const figuresOf = (scopeOf: FigureScope, one: SummaryAsk['period']) =>
    naiveFigures(recorded, workspace, one, scopeOf, teams).stages;
  const inWeeks = weeks.map((week) => figuresOf(scope, week));
  const deals = inScope(recorded, scope, teams).map(({ deal }) => deal);
  const twelve = { start: weeks.at(-1)?.start ?? 0, end: weeks[0]?.end ?? 0 };
  const won = naiveOutcomes(inScope(recorded, scope, teams), twelve).filter(
    ({ status, amount }) => status === 'won' && amount?.currency === workspace.currency,
  );
  const average = won.reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0) / won.length;

  const candidates = figuresOf(scope, period).flatMap((row, index) => {
    // Every run of weeks with 20 exits that would have too few without its oldest week.
    const runs = inWeeks.flatMap((_, from) => inWeeks.map((__, to) => inWeeks.slice(from, to + 1)));
    const count = (run: typeof inWeeks, of: (week: StageFigures) => number) =>
      run.reduce((sum, stages) => sum + (stages[index] ? of(stages[index]) : 0), 0);
    const exitsOf = (run: typeof inWeeks) => count(run, ({ advanced, lost }) => advanced + lost);
    const shares = runs
      .filter((run) => exitsOf(run) >= 20 && exitsOf(run.slice(0, -1)) < 20)
      .map((run) => count(run, ({ advanced }) => advanced) / exitsOf(run));
    const exits = row.advanced + row.lost;
    if (exits < 20 || row.conversion === null || shares.length === 0) return [];
    const best = Math.max(...shares);
    const extra = exits * (best - row.conversion);
    if (extra <= 0) return [];
    const next = workspace.pipeline.stages[index + 1];
    const gain = won.length === 0 ? null : extra * (next ? naiveShare(next, recorded).share : 1) * average;
    return [{ row, exits, best, extra, gain, index }];
  });
  const worst = candidates.sort((a, b) => (b.gain ?? b.extra) - (a.gain ?? a.extra) || a.index - b.index)[0];
  if (worst === undefined) return null;
  return {
    stage: worst.row.stage,
    conversion: worst.row.conversion ?? 0,
    exits: worst.exits,
    best: worst.best,
    extra: worst.extra,
    gain: worst.gain === null ? null : { minor: Math.floor(worst.gain + 0.5), currency: workspace.currency },
    examples: deals
      .filter((deal) => deal.status === 'open' && deal.stage === worst.row.stage)
      .sort(byValue(workspace.currency))
      .slice(0, 3)
      .map(named),
    open: worst.row.open,
  };
};
