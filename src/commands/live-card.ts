import { dealCard } from '../cards/deals/deal-card.ts';
import type { Card } from '../cards/kit/card.ts';
import { viewOf } from '../cards/kit/view-of.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { DealEvent } from '../domain/deals/event.ts';
import type { Context } from './context.ts';

/** The message that is a deal's live card in a conversation, and how it looks now. */
export interface LiveCard {
  messageId: string;
  card: Card;
}

/** That of the conversation where something was done; none where the deal has none there. */
export const liveCard = async (
  deal: Deal,
  last: DealEvent | null,
  { store, workspace, conversation, now }: Context,
): Promise<LiveCard | undefined> => {
  const post =
    conversation === null ? null : await store.posts.find(deal.workspace, deal.id, conversation.id);
  if (post === null) return undefined;
  const view = viewOf({
    workspace,
    language: conversation?.language ?? workspace.language,
    reader: null,
    members: await store.team.members(workspace.id),
    now,
  });
  return { messageId: post.messageId, card: dealCard(deal, last, workspace, view) };
};
