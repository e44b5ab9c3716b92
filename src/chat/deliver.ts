import type { Card } from '../cards/kit/card.ts';
import { viewOf } from '../cards/kit/view-of.ts';
import { messageCard } from '../cards/message-card.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { DealEvent } from '../domain/deals/event.ts';
import type { Live, OutboxItem } from '../domain/ports/outbox.ts';
import type { Post } from '../domain/ports/posts.ts';
import { actorAt } from '../domain/team/delegate.ts';
import type { Conversation, Platform, WorkspaceId } from '../domain/team/member.ts';
import type { Delivered, MentionIds } from './adapter.ts';
import { DeliveryError } from './delivery-error.ts';
import { type Destination, destination } from './destination.ts';
import { refreshDigest } from './live-digest.ts';
import { mentionedIn } from './mentions.ts';
import type { SenderParts } from './sender-parts.ts';

/**
 * Sends one message and returns what it left behind that is kept true, if anything. Throws `DeliveryError`.
 * A message whose fate is unknown is looked for before it is sent again.
 */
export const deliver = async (parts: SenderParts, item: OutboxItem): Promise<Live | null> => {
  const { store, clock } = parts;
  const workspace = (await store.team.workspaces()).find(({ id }) => id === item.workspace);
  if (workspace === undefined) throw new DeliveryError('workspace-gone');
  const to = await destination(parts, item);
  const about = await subject(parts, item);
  const members = await store.team.members(workspace.id);
  const now = clock.now();
  const view = viewOf({
    workspace,
    language: to.reader?.language ?? to.conversation?.language ?? workspace.language,
    reader: to.reader === null ? null : actorAt(to.reader, members, now, workspace.zone),
    members,
    now,
  });
  const { body } = item;
  if (body.kind === 'digest-refresh') {
    await refreshDigest(store, body.digest, to, workspace, view);
    return null;
  }
  const card = messageCard(body, about, workspace, view);
  const mentions = await mentionIds(parts, workspace.id, card, to.adapter.platform, to.address.tenant);
  if (body.kind !== 'deal-card' || about === null || to.conversation === null) {
    const { messageId } =
      (await arrived(to, item)) ?? (await to.adapter.post(to.address, card, keyOf(item), mentions));
    const stays = body.kind === 'stuck-digest' && body.digest.total > 0 && to.conversation !== null;
    return stays ? { kind: 'digest', messageId, digest: body.digest } : null;
  }
  const post = await live(parts, to, { ...about, conversation: to.conversation }, card, item, mentions);
  return { kind: 'deal-card', post };
};

/** Updates the deal's live card, or posts one where there is none (any more). */
const live = async (
  { store }: SenderParts,
  to: Destination,
  { deal, conversation }: { deal: Deal; conversation: Conversation },
  card: Card,
  item: OutboxItem,
  mentions: MentionIds,
): Promise<Post> => {
  const { adapter, address } = to;
  const post = (messageId: string): Post => ({
    deal: deal.id,
    conversation: conversation.id,
    messageId,
    version: deal.version,
  });
  const posted = await store.posts.find(deal.workspace, deal.id, conversation.id);
  // One that arrived on an earlier try shows the deal as it was then, so it is updated too.
  const standing = posted ?? (await arrived(to, item));
  if (standing !== null) {
    try {
      await adapter.update(address, standing.messageId, card, mentions);
      return post(standing.messageId);
    } catch (error) {
      if (!(error instanceof DeliveryError && error.gone)) throw error;
      if (posted !== null) await store.posts.drop(deal.workspace, deal.id, conversation.id);
    }
  }
  const { messageId } = await adapter.post(address, card, keyOf(item), mentions);
  return post(messageId);
};

/** What became of an earlier try. */
const arrived = async ({ adapter, address }: Destination, item: OutboxItem): Promise<Delivered | null> =>
  item.deliveryUnknown ? adapter.find(address, keyOf(item), item.queuedAt) : null;

const keyOf = ({ workspace, id }: OutboxItem): string => `funnelbot-${workspace}-${id}`;

const subject = async (
  { store }: SenderParts,
  item: OutboxItem,
): Promise<{ deal: Deal; last: DealEvent | null } | null> => {
  if (item.deal === null) return null;
  const deal = await store.deals.find(item.workspace, item.deal);
  if (deal === null) throw new DeliveryError('deal-gone');
  return { deal, last: (await store.deals.history(deal.workspace, deal.id, 1))[0] ?? null };
};

const mentionIds = async (
  { store }: SenderParts,
  workspace: WorkspaceId,
  card: Card,
  platform: Platform,
  tenant: string,
): Promise<MentionIds> => {
  const ids = new Map<number, string>();
  for (const member of mentionedIn(card)) {
    // Who has left is a name, and no notification.
    if ((await store.team.member(workspace, member))?.barred !== undefined) continue;
    const here = (await store.team.identities(workspace, member)).find(
      (one) => one.platform === platform && one.tenant === tenant,
    );
    if (here !== undefined) ids.set(member, here.user);
  }
  return ids;
};
