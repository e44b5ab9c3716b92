import type { LostReason } from '../deals/deal.ts';
import type { Money } from '../money.ts';
import type { TargetPace } from './forecast.ts';
import type { Bottleneck, LostDeal, NamedDeal, Summary } from './summary.ts';

/** What a summary counts open deals without. */
export type QualityGap = 'next-step' | 'amount' | 'source';

/** Something for the team's meeting to talk about. */
export type AgendaPoint =
  | { kind: 'bottleneck'; bottleneck: Bottleneck }
  /** `behind`: what should be won by now, were it won evenly over the working days, less what is. */
  | { kind: 'target'; pace: TargetPace; behind: Money }
  | { kind: 'deal'; deal: NamedDeal; stage: string }
  | { kind: 'losses'; reason: LostReason; deals: number; of: number }
  | { kind: 'lost-deal'; deal: LostDeal }
  | { kind: 'gaps'; lack: QualityGap; deals: number; of: number }
  | { kind: 'source'; source: string; newLeads: number; won: number }
  | { kind: 'win'; deal: NamedDeal }
  /** Always worth it. */
  | { kind: 'stuck' | 'commitments' | 'leads' };

const FEWEST = 3;
const MAX_COUNT = 5;

/** Three to five points, what costs the most first. */
export const agendaOf = (summary: Summary): readonly AgendaPoint[] => {
  const urgent = [
    ...holdUp(summary),
    ...target(summary),
    ...losses(summary),
    ...gaps(summary),
    ...bestSource(summary),
  ].slice(0, MAX_COUNT);
  const standing: readonly AgendaPoint[] = [
    { kind: 'stuck' },
    ...summary.wins.slice(0, 1).map((deal) => ({ kind: 'win' as const, deal })),
    { kind: 'commitments' },
    { kind: 'leads' },
  ];
  return [...urgent, ...standing.slice(0, Math.max(0, FEWEST - urgent.length))];
};

const holdUp = ({ bottleneck }: Summary): AgendaPoint[] => {
  if (bottleneck === null) return [];
  const largest = bottleneck.examples.slice(0, 1).filter(({ amount }) => amount !== null);
  return [
    { kind: 'bottleneck', bottleneck },
    ...largest.map((deal) => ({ kind: 'deal' as const, deal, stage: bottleneck.stage })),
  ];
};

/** The target that lags most behind the working days gone, if any does. */
const target = ({ forecast }: Summary): AgendaPoint[] =>
  forecast.pace
    .map((pace) => ({ kind: 'target' as const, pace, behind: behind(pace) }))
    .filter(({ behind: { minor } }) => minor > 0)
    .sort((a, b) => b.behind.minor / b.pace.target.minor - a.behind.minor / a.pace.target.minor)
    .slice(0, 1);

const behind = ({ target: { minor, currency }, won, daysGone, days }: TargetPace): Money => ({
  minor: days === 0 ? 0 : Math.round((minor * daysGone) / days) - won.minor,
  currency,
});

/** Why most deals were lost; where no reason comes twice, the largest loss. */
const losses = ({ figures, losses: largest }: Summary): AgendaPoint[] => {
  const [top] = [...figures.lostReasons].sort((a, b) => b.deals - a.deals);
  if (top !== undefined && top.deals > 1) {
    return [{ kind: 'losses', reason: top.reason, deals: top.deals, of: figures.lost }];
  }
  return largest.slice(0, 1).map((deal) => ({ kind: 'lost-deal', deal }));
};

const gaps = ({ quality }: Summary): AgendaPoint[] => {
  const counts: readonly (readonly [QualityGap, number])[] = [
    ['next-step', quality.withoutNextStep],
    ['amount', quality.withoutAmount],
    ['source', quality.withoutSource],
  ];
  return [...counts]
    .filter(([, deals]) => deals > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 1)
    .map(([lack, deals]) => ({ kind: 'gaps', lack, deals, of: quality.open }));
};

/** The one that most won deals came from; a single one is no reason to do more of it. */
const bestSource = ({ sources }: Summary): AgendaPoint[] =>
  [...sources]
    .sort((a, b) => b.won - a.won || b.newLeads - a.newLeads)
    .flatMap(({ source, newLeads, won }) =>
      source === null || won < 2 ? [] : [{ kind: 'source' as const, source, newLeads, won }],
    )
    .slice(0, 1);
