import { LOST_REASONS } from '../../../funnel/deal.ts';
import type { FigureScope, FunnelFigures, Period, StageFigures } from '../../../funnel/figures.ts';
import type { Money } from '../../../funnel/money.ts';
import type { Workspace } from '../../../funnel/workspace.ts';
import type { Connection } from '../connection.ts';
import { funnelQueries, type ScopeShape } from './funnel-queries.ts';

type Queries = ReturnType<typeof funnelQueries>;
type Values = Readonly<Record<string, unknown>>;

/** The funnel's figures, counted by SQL from deals, arrivals and the ends of visits. */
export const funnelFigures = (connection: Connection): Figures => {
  const byShape = new Map<string, Queries>();
  const queriesFor = (shape: ScopeShape): Queries => {
    const key = `${shape.owners} ${shape.source}`;
    const queries = byShape.get(key) ?? funnelQueries(connection, shape);
    byShape.set(key, queries);
    return queries;
  };
  return (workspace, period, scope) => {
    const owners = scope.owner === null ? [] : connection.people.now().ids(scope.owner);
    const queries = queriesFor({ owners: owners.length, source: scope.source !== null });
    const values = {
      workspace: workspace.id,
      ...period,
      source: scope.source,
      ...Object.fromEntries(owners.map((id, index) => [`owner${index}`, id])),
    };
    return {
      period,
      stages: stageFigures(workspace, queries, values),
      ...closing(queries, values),
      ...beginnings(queries, values),
    };
  };
};

type Figures = (workspace: Workspace, period: Period, scope: FigureScope) => FunnelFigures;

const stageFigures = ({ pipeline }: Workspace, queries: Queries, values: Values): StageFigures[] => {
  const open = queries.open.all(values);
  const reached = queries.reached.all(values);
  const exits = queries.exits.all(values);
  const visits = queries.visits.all(values);
  return pipeline.stages.map(({ id }) => {
    const standing = open.filter(({ stage }) => stage === id);
    const left = exits.filter(({ stage }) => stage === id);
    const lost = total(left.filter(({ kind }) => kind === 'lost'));
    const advanced = total(left) - lost;
    const visit = visits.find(({ stage }) => stage === id);
    return {
      stage: id,
      open: total(standing),
      openAmount: sums(standing),
      reached: total(reached.filter(({ stage }) => stage === id)),
      advanced,
      lost,
      conversion: share(advanced, lost),
      medianTime: visit === undefined ? null : median(visit),
      p90Time: visit?.p90 ?? null,
    };
  });
};

type Closing = Pick<FunnelFigures, 'won' | 'wonAmount' | 'lost' | 'lostReasons' | 'winRate' | 'cycle'>;

const closing = (queries: Queries, values: Values): Closing => {
  const closed = queries.closed.all(values);
  const won = closed.filter(({ status }) => status === 'won');
  const lost = closed.filter(({ status }) => status === 'lost');
  const cycle = queries.cycle.get(values);
  return {
    won: total(won),
    wonAmount: sums(won),
    lost: total(lost),
    lostReasons: LOST_REASONS.map((reason) => ({
      reason,
      deals: total(lost.filter((row) => row.reason === reason)),
    }))
      .filter(({ deals }) => deals > 0)
      .sort((a, b) => b.deals - a.deals),
    winRate: share(total(won), total(lost)),
    cycle: cycle === undefined ? null : median(cycle),
  };
};

const beginnings = (queries: Queries, values: Values): Pick<FunnelFigures, 'newLeads' | 'newBySource'> => {
  const bySource = queries.created.all(values);
  return { newLeads: total(bySource), newBySource: bySource.sort(mostThenName) };
};

const total = (rows: readonly { deals: number }[]): number => rows.reduce((sum, { deals }) => sum + deals, 0);

/** Rows come ordered by currency; those without an amount have none. */
const sums = (rows: readonly { currency: string | null; minor: number | null }[]): Money[] => {
  const byCurrency = new Map<string, number>();
  for (const { currency, minor } of rows) {
    if (currency !== null) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + (minor ?? 0));
  }
  return [...byCurrency].map(([currency, minor]) => ({ minor, currency })).sort(byCode);
};

const byCode = (a: Money, b: Money): number => (a.currency < b.currency ? -1 : 1);

const share = (good: number, bad: number): number | null => (good + bad === 0 ? null : good / (good + bad));

const median = ({ lower, upper }: { lower: number; upper: number }): number =>
  Math.round((lower + upper) / 2);

/** The most first; with as many, by name, those without a source last. */
const mostThenName = (
  a: { source: string | null; deals: number },
  b: { source: string | null; deals: number },
): number => {
  if (a.deals !== b.deals) return b.deals - a.deals;
  if (a.source === null || b.source === null) return a.source === null ? 1 : -1;
  return a.source < b.source ? -1 : 1;
};
