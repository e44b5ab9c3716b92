import type { DealId } from '../deals/deal.ts';
import type { ConversationId, WorkspaceId } from '../team/member.ts';

/** A deal's card that stands in a conversation and is kept true. */
export interface Post {
  deal: DealId;
  conversation: ConversationId;
  messageId: string;
  /** The deal's version the message shows. */
  version: number;
}

/** Which message is a deal's live card in which conversation. `Outbox.sent` keeps what was posted. */
export interface PostStore {
  list(workspace: WorkspaceId, deal: DealId): Promise<readonly Post[]>;
  find(workspace: WorkspaceId, deal: DealId, conversation: ConversationId): Promise<Post | null>;
  /** Forgets a live card whose message is gone. */
  drop(workspace: WorkspaceId, deal: DealId, conversation: ConversationId): Promise<void>;
}
