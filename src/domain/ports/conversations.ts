import type { DigestSettings } from '../digests/digest-settings.ts';
import type { Language } from '../language.ts';
import type { Conversation, ConversationId, WorkspaceId } from '../team/member.ts';

/** The channels and private chats the bot was met in. They are made by `TeamStore.requestScope`. */
export interface ConversationStore {
  find(workspace: WorkspaceId, id: ConversationId): Promise<Conversation | null>;
  list(workspace: WorkspaceId): Promise<readonly Conversation[]>;
  /** What a messenger tells of a channel now; null: nothing new. Nothing happens where nobody has used the bot. */
  learn(
    where: Pick<Conversation, 'platform' | 'tenant' | 'external'>,
    told: { name: string | null; isShared: boolean | null },
  ): Promise<void>;
  /** An admin wants posts in a channel that is shared with others, or does not any more. */
  insist(workspace: WorkspaceId, conversation: ConversationId, on: boolean): Promise<void>;
  /**
   * Changes these settings of the digests and leaves the others as they are then, whoever set them. `whenNone`: what
   * to begin from where none are posted; null: then nothing happens. Returns the settings there are now.
   */
  changeDigests(
    workspace: WorkspaceId,
    conversation: ConversationId,
    fields: Partial<DigestSettings>,
    whenNone: DigestSettings | null,
  ): Promise<DigestSettings | null>;
  /** All of them at once; null: none are posted there any more. */
  saveDigests(
    workspace: WorkspaceId,
    conversation: ConversationId,
    digests: DigestSettings | null,
  ): Promise<void>;
  /** null: the workspace's language again. */
  saveLanguage(
    workspace: WorkspaceId,
    conversation: ConversationId,
    language: Language | null,
  ): Promise<void>;
}
