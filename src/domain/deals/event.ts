import type { Outgoing } from '../digests/message.ts';
import type { StageId } from '../pipeline/pipeline.ts';
import type { ConversationId, MemberId } from '../team/member.ts';
import type { Instant } from '../time.ts';
import type { DealFields, DealId, DealPatch } from './deal.ts';
import type { TouchChannel } from './touch-channel.ts';

/** The fields a fact changed: what they are now and what they were. Both sides have the same keys, in `custom` too. */
export interface FieldChanges {
  set: DealPatch;
  was: DealPatch;
}

/** What happened, in the words the timeline shows. */
export type EventBody =
  | { kind: 'created' }
  | { kind: 'edited' }
  /** `arrived`: the stages reached for the first time by this move, skipped ones included. */
  | {
      kind: 'moved';
      from: StageId;
      to: StageId;
      arrived: readonly StageId[];
      enteredAt: Instant;
      reason: string | null;
      override: boolean;
    }
  /** `from` is the stage the deal was won or lost in, `enteredAt` when that visit began. */
  | {
      kind: 'won';
      from: StageId;
      arrived: readonly StageId[];
      enteredAt: Instant;
      /** Why a manager overrode the gates, or what was said along; absent or null when nothing was. */
      reason?: string | null;
      override?: boolean;
    }
  | { kind: 'lost'; from: StageId; enteredAt: Instant }
  | { kind: 'reopened'; to: StageId }
  /** Takes back everything committed as version `undoes`: the one before this event's own. */
  | { kind: 'undone'; undoes: number }
  | { kind: 'assigned'; from: MemberId | null; to: MemberId | null }
  | { kind: 'touched'; channel: TouchChannel; text: string }
  | { kind: 'follow-up-planned' }
  | { kind: 'follow-up-done' }
  | { kind: 'waiting-started' }
  | { kind: 'waiting-ended' }
  | { kind: 'snoozed' }
  | { kind: 'woken' }
  /** Somebody looked at the unmasked phone and email. */
  | { kind: 'revealed' };

/** One fact of a deal's append-only history. `by` null: the bot itself. */
export type DealEvent = EventBody &
  FieldChanges & {
    at: Instant;
    by: MemberId | null;
    /** The version the deal had after the change this fact belongs to; a change may hold several facts. */
    version: number;
  };

/** A deal as it will be stored: the store gives a new one its id and number. */
export interface DealDraft extends DealFields {
  /** null: a new deal. */
  id: DealId | null;
  number: number | null;
  version: number;
  createdAt: Instant;
  createdBy: MemberId | null;
  lastEventAt: Instant;
}

/**
 * What a rule decided: the deal's next state and why. Committed whole or not at all, and only while
 * the stored deal still has version `deal.version - 1`.
 */
export interface Change {
  kind: 'change';
  deal: DealDraft;
  events: readonly DealEvent[];
  messages: readonly Outgoing[];
  /** Conversations that shall have the deal's live card from now on; those that have it are refreshed anyway. */
  showIn: readonly ConversationId[];
}
