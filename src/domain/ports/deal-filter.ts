import type { Status } from '../deals/deal.ts';
import type { FieldDefinition } from '../pipeline/define-field.ts';
import { FIELDS } from '../pipeline/fields.ts';
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
  /** Without that field, or with neither a follow-up nor a wait. */
  lacks?: Lack;
  createdBefore?: Instant;
  stuck?: StuckThresholds;
  /** Planned follow-ups with a time in [start, end). */
  followUpDue?: Period;
  /** Follow-ups that are overdue at this time. */
  followUpOverdueAt?: Instant;
  /** Waits whose due time lies in [start, end). */
  waitingDue?: Period;
}

/** Neither a follow-up nor a wait: no field, but asked for as one. */
export const NO_NEXT_STEP = 'next-step';

/** What a deal can be missing: the id of a field that lists can be asked for, or `NO_NEXT_STEP`. */
export type Lack = string;

/** All of them. */
export const LACKS: readonly Lack[] = [
  ...FIELDS.filter((field: FieldDefinition) => field.list?.lacks === true).map(({ id }) => id),
  NO_NEXT_STEP,
];

/**
 * `recent`: the last event first; `amount`: the largest first, those in the team's own currency before the others, by
 * their codes, and what has none last.
 */
export type DealOrder = 'recent' | 'amount';

/** A part of a longer list, and how long that is. */
export interface Page<T> {
  items: readonly T[];
  total: number;
}
