import type { Deal } from '../../src/domain/deals/deal.ts';
import type { DealEvent } from '../../src/domain/deals/event.ts';
import type { Money } from '../../src/domain/money.ts';
import type { StageId } from '../../src/domain/pipeline/pipeline.ts';
import type { FigureScope } from '../../src/domain/reports/figures.ts';
import type { MemberId } from '../../src/domain/team/member.ts';

export interface RecordedDeal {
  deal: Deal;
  /** The whole history, oldest first. */
  events: readonly DealEvent[];
}

/** Who is in which team. */
export type Teams = ReadonlyMap<MemberId, string>;

/** The deals of a scope, each with the events that left a trace. */
export const inScope = (
  recorded: readonly RecordedDeal[],
  scope: FigureScope,
  teams: Teams,
): RecordedDeal[] =>
  recorded
    .filter(({ deal }) => scope.owner === null || deal.owner === scope.owner)
    .filter(
      ({ deal }) => scope.team === null || (deal.owner !== null && teams.get(deal.owner) === scope.team),
    )
    .filter(({ deal }) => scope.source === null || deal.source === scope.source)
    .map(({ deal, events }) => ({ deal, events: withoutUndone(events) }));

/** What was taken back, and the taking back, leave no trace in the figures. */
export const withoutUndone = (events: readonly DealEvent[]): DealEvent[] => {
  const undone = events.flatMap((event) => (event.kind === 'undone' ? [event.version] : []));
  const takenBack = events.flatMap((event) => (event.kind === 'undone' ? [event.undoes] : []));
  return events.filter((event) => !undone.includes(event.version) && !takenBack.includes(event.version));
};

export const arrivedAt = (event: DealEvent, stage: StageId): boolean => {
  if (event.kind === 'created') return event.set.stage === stage;
  return (event.kind === 'moved' || event.kind === 'won') && event.arrived.includes(stage);
};

export const share = (good: number, bad: number): number | null =>
  good + bad === 0 ? null : good / (good + bad);

/** By name, none last. */
export const bySource = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** The team's own currency first, then the others by code, none last; the most first. */
export const byValue =
  (own: string) =>
  (a: Pick<Deal, 'id' | 'amount'>, b: Pick<Deal, 'id' | 'amount'>): number => {
    const place = (amount: Money | null) => (amount === null ? 2 : amount.currency === own ? 0 : 1);
    const code = (amount: Money | null) => amount?.currency ?? '';
    if (place(a.amount) !== place(b.amount)) return place(a.amount) - place(b.amount);
    if (code(a.amount) !== code(b.amount)) return code(a.amount) < code(b.amount) ? -1 : 1;
    return (b.amount?.minor ?? 0) - (a.amount?.minor ?? 0) || a.id - b.id;
  };
