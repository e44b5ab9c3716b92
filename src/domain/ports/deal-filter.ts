import type { Status } from '../deals/deal.ts';
import type { StageId } from '../pipeline/pipeline.ts';
import type { Period } from '../reports/figures.ts';
import type { MemberId } from '../team/member.ts';
import type { Instant } from '../time.ts';

/**
 * Instants before which an open deal breaks a stuck rule, worked out from the calendar once, so that
 * a store can find stuck deals by index. Made by `stuckThresholds`.
 */
export interface StuckThresholds {
  now: Instant;
  /** A deal that entered the stage before this is too old there. */
  enteredBefore: ReadonlyMap<StageId, Instant>;
  /** A deal without an event since before this is quiet. */
  quietBefore: Instant;
}

/** All conditions must hold. An absent one does not restrict. */
export interface DealFilter {
  status?: Status;
  stage?: StageId;
  /** null: the pool. */
  owner?: MemberId | null;
  /** Owned by somebody of this team. */
  team?: string;
  source?: string;
  /** Without an amount, without a source, or with neither a follow-up nor a wait. */
  lacks?: Lack;
  createdBefore?: Instant;
  stuck?: StuckThresholds;
  /** Planned follow-ups with a time in [start, end). */
  followUpDue?: Period;
  /** Waits whose due time lies in [start, end). */
  waitingDue?: Period;
}

/** What a list of incomplete deals can be asked for. */
export const LACKS = ['amount', 'source', 'next-step'] as const;
/** What a deal can be missing; see `DealFilter.lacks`. */
export type Lack = (typeof LACKS)[number];

/** `recent`: the last event first; `amount`: the largest first, whatever its currency. */
export type DealOrder = 'recent' | 'amount';

/** A part of a longer list, and how long that is. */
export interface Page<T> {
  items: readonly T[];
  total: number;
}
