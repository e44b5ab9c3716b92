import type { DealId } from '../deals/deal.ts';
import type { Outgoing } from '../digests/message.ts';
import type { Period } from '../reports/figures.ts';
import type { WorkspaceId } from '../team/member.ts';
import type { Instant } from '../time.ts';

/** A job's turn in one place. `scope` is a conversation, or what else the job repeats over. */
export interface Slot {
  workspace: WorkspaceId;
  job: string;
  scope: string;
  at: Instant;
  /** Once in this time: claimed as soon as any slot of the job and scope with an `at` in it is. */
  once?: Period;
}

/** Which turns of the scheduled jobs were taken; whoever claims one first, in whatever process, has it alone. */
export interface SlotStore {
  /**
   * Claims the slot and queues its messages. False: it was claimed before, nothing happened.
   * `note`: what the job wants to know next time, such as the deals of this digest (JSON).
   */
  claim(
    slot: Slot,
    now: Instant,
    messages: readonly Outgoing[],
    deal: DealId | null,
    note?: unknown,
  ): Promise<boolean>;
  isClaimed(slot: Slot): Promise<boolean>;
  /** The newest claimed slot; `scope` null: of any scope. */
  last(
    workspace: WorkspaceId,
    job: string,
    scope: string | null,
  ): Promise<{ at: Instant; note: unknown } | null>;
}
