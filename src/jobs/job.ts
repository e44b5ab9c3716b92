import type { DealId } from '../domain/deals/deal.ts';
import type { Outgoing } from '../domain/digests/message.ts';
import type { Slot } from '../domain/ports/slots.ts';
import type { Store } from '../domain/ports/store.ts';
import type { Conversation } from '../domain/team/member.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import type { Instant } from '../domain/time.ts';

/** What jobs need to know and to write. */
export type JobStore = Pick<Store, 'conversations' | 'deals' | 'fixes' | 'reports' | 'slots' | 'team'>;

/** One question to one workspace: what is due? */
export interface JobContext {
  store: JobStore;
  workspace: Workspace;
  /** Where the scheduled digests are posted. */
  digestConversations: readonly Conversation[];
  /** The time the question is about: the clock's, or an earlier one that somebody asks to make up. */
  at: Instant;
  /** All that was due up to here has been seen to by an earlier question of this run; null: no earlier question. */
  since: Instant | null;
  /** When what is posted is made. */
  now: Instant;
}

/** What a turn posts, and what the job wants to know next time. */
interface Work {
  messages: readonly Outgoing[];
  note: unknown;
}

/** A slot that is due, claimed or not. */
export interface DueRun {
  slot: Slot;
  /** The deal the messages are about. */
  deal: DealId | null;
  /** null: it turned out that there is nothing to say; the slot stays unclaimed. */
  make(): Promise<Work | null>;
}

/** Something that is posted by the clock. */
export interface Job {
  name: string;
  /** In a few English words, for `funnelbot jobs list`. `conversations`: where digests are posted. */
  when(workspace: Workspace, conversations: readonly Conversation[]): string;
  /** Slots due at `context.at` and not too late to be made up. */
  due(context: JobContext): Promise<readonly DueRun[]>;
  /** The first slot after `now`; null where slots come from the deals and not from the calendar. */
  next(workspace: Workspace, now: Instant, conversations: readonly Conversation[]): Instant | 'never' | null;
}
