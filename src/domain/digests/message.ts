import type { Waiting } from '../deals/deal.ts';
import type { Money } from '../money.ts';
import type { StageId } from '../pipeline/pipeline.ts';
import type { FigureScope } from '../reports/figures.ts';
import type { Summary } from '../reports/summary.ts';
import type { StuckReason } from '../stuck/stuck.ts';
import type { Fix } from '../team/fix.ts';
import type { ConversationId, MemberId, Platform } from '../team/member.ts';
import type { Day, Instant } from '../time.ts';

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
  /** Stuck for twice its limit: the manager hears of it. */
  escalated: boolean;
  /** Of the closed deals that stood here longer than `days` working days, the share that was won; null: too few closed. */
  hint: { days: number; share: number; of: number } | null;
}

/** What an owner has at risk, over all their stuck deals, shown or not. */
export interface OwnerAtRisk {
  owner: MemberId | null;
  deals: number;
  amount: readonly Money[];
}

export interface StuckDigest {
  at: Instant;
  scope: FigureScope;
  /** Ordered by owner group and, within it, amount at risk; at most the number the job loads. */
  lines: readonly StuckLine[];
  /** In the order of the lines, all owners of stuck deals. */
  owners: readonly OwnerAtRisk[];
  /** Who hears of the escalated lines, each once. */
  managers: readonly MemberId[];
  /** Who is told instead of owners who are away; absent: all are there. */
  delegates?: readonly { owner: MemberId; delegate: MemberId }[];
  /** All stuck deals, those beyond `lines` included. */
  total: number;
  /** Deals of the last digest that are no longer stuck, and those that were not in it. null: first digest. */
  progress: { resolved: number; fresh: number } | null;
}

/** One owner's day. */
export interface MorningNote {
  /** Whose deals these are: the reader's own, or those of somebody away. */
  owner: MemberId;
  /** The last day on which they are away, where somebody stands in for them; null: they read it themselves. */
  until: Day | null;
  /** Follow-ups of today and overdue ones, by time: the first ones, and how many there are. */
  followUps: readonly {
    deal: number;
    id: number;
    version: number;
    company: string;
    at: Instant;
    text: string;
    /** See `Due`. */
    overdueAfter?: Instant;
  }[];
  totalFollowUps: number;
  /** Those of today and overdue ones, by time. */
  fixes: readonly Fix[];
  /** The most valuable stuck ones, and how many there are. */
  stuck: readonly StuckLine[];
  totalStuck: number;
}

/** A stuck digest that stands in a conversation and is kept true for some days. */
export interface LiveDigest {
  /** The outbox id it was posted under. */
  id: number;
  messageId: string;
  digest: StuckDigest;
}

/** Whose reminder the reader gets: they are away until that day, included. */
export interface InsteadOf {
  owner: MemberId;
  until: Day;
}

/** What the bot says on its own; rendered when it is sent, in the language of where it goes. */
export type MessageBody =
  /** The live card of the message's deal: posted once a conversation, then updated. */
  | { kind: 'deal-card' }
  | { kind: 'assigned'; by: MemberId | null }
  | { kind: 'follow-up-due'; text: string; at: Instant; overdueAfter?: Instant; insteadOf?: InsteadOf }
  | { kind: 'waiting-over'; waiting: Waiting; insteadOf?: InsteadOf }
  | { kind: 'stuck-digest'; digest: StuckDigest }
  /** Shows again a digest that was posted: deals on it have changed. `digest` is its id (`LiveDigest`). */
  | { kind: 'digest-refresh'; digest: number }
  | { kind: 'summary'; summary: Summary }
  /** To one person: what today asks of them, or of whom they stand in for. */
  | { kind: 'morning-note'; note: MorningNote }
  /** A follow-up that is about no deal: given to its owner by somebody, or due now. */
  | { kind: 'fix-assigned' | 'fix-due'; fix: Fix }
  /** To a manager or admin: somebody has left, whose open deals nobody sees to. */
  | { kind: 'has-left'; member: MemberId; deals: number; amounts: readonly Money[] }
  /** To who got deals of somebody else, all at once. */
  | { kind: 'handed-over'; by: MemberId | null; from: MemberId; deals: number }
  /** To an admin: the holidays of that year are not known, and how to enter them. */
  | { kind: 'holidays-missing'; year: number }
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
