import type { Deal, LostReason } from '../../src/domain/deals/deal.ts';
import type { DealEvent } from '../../src/domain/deals/event.ts';
import { apply, BLANK } from '../../src/domain/deals/fold.ts';
import type { Money } from '../../src/domain/money.ts';
import type { StageId } from '../../src/domain/pipeline/pipeline.ts';
import type { Period } from '../../src/domain/reports/figures.ts';
import type { MemberId } from '../../src/domain/team/member.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { RecordedDeal } from './naive-scope.ts';

/** How a deal stood at the end of a period, where it was closed in it. */
export interface Outcome {
  /** As it is now. */
  deal: Deal;
  status: 'won' | 'lost';
  closedAt: Instant;
  stage: StageId;
  by: MemberId | null;
  /** As long as it stood: now, or when it was reopened. */
  amount: Money | null;
  reason: LostReason | null;
  text: string | null;
  reopened: boolean;
}

type Turn = Extract<DealEvent, { kind: 'won' | 'lost' | 'reopened' }>;
const isTurn = (event: DealEvent): event is Turn => ['won', 'lost', 'reopened'].includes(event.kind);

/** By walking each history to the end of the period. `recorded`: without what was undone. */
export const naiveOutcomes = (recorded: readonly RecordedDeal[], { start, end }: Period): Outcome[] =>
  recorded.flatMap(({ deal, events }): Outcome[] => {
    const last = events.filter(isTurn).findLast(({ at }) => at < end);
    if (last === undefined || last.kind === 'reopened' || last.at < start) return [];
    const after = events.slice(events.indexOf(last) + 1);
    const opening = after.find(({ kind }) => kind === 'reopened');
    const then = opening === undefined ? null : events.slice(0, events.indexOf(opening)).reduce(apply, BLANK);
    return [
      {
        deal,
        status: last.kind,
        closedAt: last.at,
        stage: last.from,
        by: last.by,
        amount: (then ?? deal).amount,
        reason: (then ?? deal).lostReason,
        text: (then ?? deal).lostText,
        reopened: opening !== undefined,
      },
    ];
  });

/** Deals closed before the period and opened again in it. */
export const naiveReopened = (recorded: readonly RecordedDeal[], { start, end }: Period): number =>
  recorded.filter(({ events }) => {
    const turns = events.filter(isTurn);
    return turns.some(
      (turn, index) =>
        turn.kind === 'reopened' &&
        turn.at >= start &&
        turn.at < end &&
        (turns[index - 1]?.at ?? end) < start,
    );
  }).length;
