import type { Card } from '../cards/card.ts';
import { messageCard } from '../cards/message-card.ts';
import { viewOf } from '../cards/view-of.ts';
import type { Deal } from '../funnel/deal.ts';
import type { DealEvent } from '../funnel/event.ts';
import type { Conversation, Member, Platform } from '../funnel/member.ts';
import type { Live, OutboxItem, Post } from '../funnel/store.ts';
import { type Address, type ChatAdapter, ChatError, type Delivered, type MentionIds } from './adapter.ts';
import { mentionedIn } from './mentions.ts';
import type { SenderParts } from './sender.ts';

interface Destination {
  adapter: ChatAdapter;
  address: Address;
  /** null for a direct message to a member, whose conversation only the platform knows. */
  conversation: Conversation | null;
  reader: Member | null;
}

/**
 * Sends one message and returns what it left behind that is kept true, if anything. Throws `ChatError`.
 * A message whose fate is unknown is looked for before it is sent again.
 */
export const deliver = async (parts: SenderParts, item: OutboxItem): Promise<Live | null> => {
  const { store, clock } = parts;
  const workspace = (await store.workspaces()).find(({ id }) => id === item.workspace);
  if (workspace === undefined) throw new ChatError('workspace-gone');
  const to = await destination(parts, item);
  const about = await subject(parts, item);
  const members = await store.members(workspace.id);
  const view = viewOf({
    workspace,
    language: to.reader?.language ?? to.conversation?.language ?? workspace.language,
    reader: to.reader,
    members,
    now: clock.now(),
  });
  if (item.body.kind === 'digest-refresh') return null;
  const card = messageCard(item.body, about, workspace, view);
  const mentions = await mentionIds(parts, card, to.adapter.platform, to.address.tenant);
  if (item.body.kind !== 'deal-card' || about === null || to.conversation === null) {
    if ((await arrived(to, item)) === null) await to.adapter.post(to.address, card, keyOf(item), mentions);
    return null;
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
  const posted = await store.post(deal.id, conversation.id);
  // One that arrived on an earlier try shows the deal as it was then, so it is updated too.
  const standing = posted ?? (await arrived(to, item));
  if (standing !== null) {
    try {
      await adapter.update(address, standing.messageId, card, mentions);
      return post(standing.messageId);
    } catch (error) {
      if (!(error instanceof ChatError && error.gone)) throw error;
      if (posted !== null) await store.dropPost(deal.id, conversation.id);
    }
  }
  const { messageId } = await adapter.post(address, card, keyOf(item), mentions);
  return post(messageId);
};

/** What became of an earlier try. */
const arrived = async ({ adapter, address }: Destination, item: OutboxItem): Promise<Delivered | null> =>
  item.fateUnknown ? adapter.find(address, keyOf(item), item.queuedAt) : null;

const keyOf = ({ workspace, id }: OutboxItem): string => `funnelbot-${workspace}-${id}`;

const destination = async (
  { store, adapters }: SenderParts,
  { to, workspace }: OutboxItem,
): Promise<Destination> => {
  if (to.kind === 'conversation') {
    const conversation = await store.conversation(to.id);
    if (conversation === null) throw new ChatError('conversation-gone');
    const address = { tenant: conversation.tenant, conversation: conversation.external };
    return { adapter: connected(adapters, conversation.platform), address, conversation, reader: null };
  }
  // Where they were active last, of the messengers that are connected.
  const accounts = await store.identities(to.id);
  const identity = accounts.find(({ platform }) => adapters.has(platform)) ?? accounts[0];
  if (identity === undefined) throw new ChatError('not-connected');
  return {
    adapter: connected(adapters, identity.platform),
    address: { tenant: identity.tenant, user: identity.user },
    conversation: null,
    reader: await store.member(workspace, to.id),
  };
};

const connected = (adapters: ReadonlyMap<Platform, ChatAdapter>, platform: Platform): ChatAdapter => {
  const adapter = adapters.get(platform);
  // The platform may be configured again after a restart: the message waits as long as it is worth sending.
  if (adapter === undefined) throw new ChatError('not-connected', { retryable: true });
  return adapter;
};

const subject = async (
  { store }: SenderParts,
  item: OutboxItem,
): Promise<{ deal: Deal; last: DealEvent | null } | null> => {
  if (item.deal === null) return null;
  const deal = await store.deal(item.workspace, item.deal);
  if (deal === null) throw new ChatError('deal-gone');
  return { deal, last: (await store.history(deal.id, 1))[0] ?? null };
};

const mentionIds = async (
  { store }: SenderParts,
  card: Card,
  platform: Platform,
  tenant: string,
): Promise<MentionIds> => {
  const ids = new Map<number, string>();
  for (const member of mentionedIn(card)) {
    const here = (await store.identities(member)).find(
      (one) => one.platform === platform && one.tenant === tenant,
    );
    if (here !== undefined) ids.set(member, here.user);
  }
  return ids;
};
