import { LOST_REASONS } from '../../../domain/deals/deal.ts';
import type { FigureScope, FunnelFigures, Period, StageFigures } from '../../../domain/reports/figures.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Connection } from '../kit/connection.ts';
import { type ExitRow, type FunnelQueries, funnelQueries, type OpenRow } from './funnel-queries.ts';
import { perScope, type Values } from './kit/per-scope.ts';
import { byName, share, sums, total } from './kit/sums.ts';

/** The funnel's figures, counted by SQL from deals, arrivals and the ends of visits. */
export const funnelFigures = (connection: Connection) => {
  const scoped = perScope(connection, (scope) => funnelQueries(connection, scope));
  const open = (workspace: Workspace, scope: FigureScope): readonly OpenRow[] => {
    const { queries, values } = scoped(workspace, scope);
    return queries.open.all(values);
  };
  return {
    /** The open deals as they stand now: the same in the figures of any period. */
    open,
    /** Of each stage, how many deals left it last in the period in which way. */
    exits: (workspace: Workspace, period: Period, scope: FigureScope): readonly ExitRow[] => {
      const { queries, values } = scoped(workspace, scope);
      return queries.exits.all({ ...values, ...period });
    },
    figures: (
      workspace: Workspace,
      period: Period,
      scope: FigureScope,
      standing: readonly OpenRow[] = open(workspace, scope),
    ): FunnelFigures => {
      const { queries, values } = scoped(workspace, scope);
      const during = { ...values, ...period };
      return {
        period,
        stages: stageFigures(workspace, queries, during, standing),
        ...closing(queries, during),
        ...beginnings(queries, during),
      };
    },
  };
};

/** See `funnelFigures`. */
export type Funnel = ReturnType<typeof funnelFigures>;

const stageFigures = (
  { pipeline }: Workspace,
  queries: FunnelQueries,
  values: Values,
  open: readonly OpenRow[],
): StageFigures[] => {
  const reached = queries.reached.all(values);
  const exits = queries.exits.all(values);
  const visits = queries.visits.all(values);
  return pipeline.stages.map(({ id }) => {
    const standing = open.filter(({ stage }) => stage === id);
    const visit = numbers(visits.find(({ stage }) => stage === id)?.ordered);
    return {
      stage: id,
      open: total(standing),
      openAmount: sums(standing),
      reached: total(reached.filter(({ stage }) => stage === id)),
      ...leaving(exits, id),
      visits: visit.length,
      medianTime: median(visit),
      p90Time: percentile90(visit),
    };
  });
};

/** How the deals went that left a stage. */
export const leaving = (
  exits: readonly ExitRow[],
  id: string,
): Pick<StageFigures, 'advanced' | 'lost' | 'conversion'> => {
  const left = exits.filter(({ stage }) => stage === id);
  const lost = total(left.filter(({ kind }) => kind === 'lost'));
  const advanced = total(left) - lost;
  return { advanced, lost, conversion: share(advanced, lost) };
};

type Closing = Pick<
  FunnelFigures,
  'won' | 'wonAmount' | 'lost' | 'lostReasons' | 'reopened' | 'winRate' | 'cycle'
>;

const closing = (queries: FunnelQueries, values: Values): Closing => {
  const closed = queries.closed.all(values);
  const won = closed.filter(({ status }) => status === 'won');
  const lost = closed.filter(({ status }) => status === 'lost');
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
    reopened: total(queries.reopened.all(values)),
    winRate: share(total(won), total(lost)),
    cycle: median(numbers(queries.cycle.get(values)?.ordered)),
  };
};

const beginnings = (
  queries: FunnelQueries,
  values: Values,
): Pick<FunnelFigures, 'newLeads' | 'newBySource' | 'referred'> => {
  const created = queries.created.all(values);
  return {
    newLeads: total(created),
    newBySource: created
      .map(({ source, deals }) => ({ source, deals }))
      .sort((a, b) => b.deals - a.deals || byName(a.source, b.source)),
    referred: created.reduce((sum, { referred }) => sum + referred, 0),
  };
};

/** Of a JSON array that is already in order. */
const numbers = (ordered: string | undefined): readonly number[] =>
  ordered === undefined ? [] : JSON.parse(ordered);

/** The mean of the two in the middle, to the ms. */
const median = (ordered: readonly number[]): number | null => {
  const lower = ordered[Math.ceil(ordered.length / 2) - 1];
  const upper = ordered[Math.floor(ordered.length / 2)];
  return lower === undefined || upper === undefined ? null : Math.round((lower + upper) / 2);
};

/** The nearest rank. */
const percentile90 = (ordered: readonly number[]): number | null =>
  ordered[Math.ceil(0.9 * ordered.length) - 1] ?? null;
