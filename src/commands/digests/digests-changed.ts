import { isDigestChannel } from '../../cards/digests/digest-channel.ts';
import { digestsChangedCard } from '../../cards/digests/digests-changed-card.ts';
import type { TranslationKey } from '../../cards/kit/translation-key.ts';
import type { ConversationId } from '../../domain/team/member.ts';
import type { Context } from '../context.ts';
import type { Reply } from '../reply.ts';

/** How the channel's digests are now that something was changed. */
export const digestsChanged = async (
  key: TranslationKey,
  id: ConversationId,
  { store, workspace, conversation, view }: Context,
  params: Readonly<Record<string, string>> = {},
): Promise<Reply> => {
  const channel = await store.conversations.find(workspace.id, id);
  if (channel === null || !isDigestChannel(channel)) throw new Error(`conversation ${id} has no digests`);
  return {
    kind: 'card',
    card: digestsChangedCard(view.t(key, params), channel, conversation?.id ?? null, view),
  };
};
