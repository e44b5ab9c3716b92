import type { Waiting } from './deal.ts';
import type { FunnelFigures } from './figures.ts';
import type { ConversationId, MemberId, Platform } from './member.ts';
import type { Money } from './money.ts';
import type { StageId } from './pipeline.ts';
import type { StuckReason } from './stuck.ts';
import type { Instant } from './time.ts';

/** One stuck deal as it was when the digest was made. */
export interface StuckLine {
  deal: number;
  id: number;
  version: number;
  company: string;
  amount: Money | null;
  stage: StageId;
  owner: MemberId | null;
  reasons: readonly StuckReason[];
}

export interface StuckDigest {
  at: Instant;
  /** Ordered by owner group and, within it, amount at risk; at most the number the job loads. */
  lines: readonly StuckLine[];
  /** All stuck deals, those beyond `lines` included. */
  total: number;
  /** Deals of the last digest that are no longer stuck, and those that were not in it. null: first digest. */
  progress: { resolved: number; fresh: number } | null;
}

/** What the bot says on its own; rendered when it is sent, in the language of where it goes. */
export type MessageBody =
  /** The live card of the message's deal: posted once a conversation, then updated. */
  | { kind: 'deal-card' }
  | { kind: 'assigned'; by: MemberId | null }
  | { kind: 'follow-up-due'; text: string; at: Instant }
  | { kind: 'waiting-over'; waiting: Waiting }
  | { kind: 'stuck-digest'; digest: StuckDigest }
  | { kind: 'weekly-summary'; figures: FunnelFigures; before: FunnelFigures }
  /**
   * To the person whose message could not be delivered: what `platform` said (absent in messages that were queued
   * before there was a second one) about `where`. `retry` is the outbox id to send again.
   */
  | { kind: 'send-failed'; platform?: Platform; code: string; where: string; retry: number };

export type Recipient = { kind: 'conversation'; id: ConversationId } | { kind: 'member'; id: MemberId };

/** A message to be sent durably. `deal` null: about no deal, or (inside a `Change`) see `Change.deal`. */
export interface Outgoing {
  to: Recipient;
  /** Queued once: a second message with the same key is dropped for good. null: no such promise. */
  key: string | null;
  body: MessageBody;
}
