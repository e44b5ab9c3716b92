import type { DealId } from '../deals/deal.ts';
import type { MessageBody, Outgoing, Recipient, StuckDigest } from '../digests/message.ts';
import type { WorkspaceId } from '../team/member.ts';
import type { Instant } from '../time.ts';
import type { Post } from './posts.ts';

/** A queued message whose turn it is. */
export interface OutboxItem {
  id: number;
  workspace: WorkspaceId;
  to: Recipient;
  deal: DealId | null;
  body: MessageBody;
  /** Sends tried before this one. */
  attempts: number;
  queuedAt: Instant;
  /** An earlier try may have reached the platform (crash, time-out): look for it before sending again. */
  deliveryUnknown: boolean;
}

/** A message that changes with what it shows: a deal's card, or a stuck digest. */
export type Live =
  | { kind: 'deal-card'; post: Post }
  | { kind: 'digest'; messageId: string; digest: StuckDigest };

/** The line of what the bot posts on its own. */
export interface Outbox {
  /** Puts a message in line; one whose key was used before is dropped. */
  queue(workspace: WorkspaceId, message: Outgoing, deal: DealId | null, now: Instant): Promise<void>;
  /**
   * A hint to look soon, not a promise: `queued` is called, in the midst of a write, when this process puts something in
   * line that can be taken once the write is durable; a store may also tell of other processes' messages. Whoever must
   * miss none looks now and then as well.
   */
  watch(queued: () => void): void;
  /**
   * Leases the next messages of all workspaces that may go now, each to one taker in whichever process: in order per recipient, none whose older still waits. What was to wait
   * for hours was put off by a clock that has been put back since, and goes now.
   */
  take(now: Instant, limit: number, leaseMs: number, taker?: string): Promise<OutboxItem[]>;
  /** Whoever lives keeps what it has taken: all of it, for `leaseMs` from now on. */
  renew(taker: string, now: Instant, leaseMs: number): Promise<void>;
  /** Ends the leases of takers that are dead, as if their time had run out. How many messages that are. */
  takeBack(isDead: (taker: string) => boolean): Promise<number>;
  /** `live`: what stands in the conversation from now on and is kept true. Nothing happens to a message that no longer waits. */
  sent(workspace: WorkspaceId, id: number, at: Instant, live: Live | null): Promise<void>;
  /** Gives the lease back; the message may be taken again from `notBefore` on. `error`: a code, for the log and `doctor`. */
  retry(
    workspace: WorkspaceId,
    id: number,
    notBefore: Instant,
    error: string,
    deliveryUnknown: boolean,
  ): Promise<void>;
  /** Takes the message out of the line for good; `tell` (if any) is queued in the same commit. */
  giveUp(
    workspace: WorkspaceId,
    id: number,
    at: Instant,
    error: string,
    tell: Outgoing | null,
  ): Promise<void>;
  /** Puts a given-up message back in line (the person pressed Retry). False: nothing to retry. */
  requeue(workspace: WorkspaceId, id: number, now: Instant): Promise<boolean>;
  /** Messages waiting, and the age of the oldest in ms (0 when none). */
  backlog(now: Instant): Promise<{ waiting: number; oldestMs: number }>;
}
