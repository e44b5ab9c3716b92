import type { OutboxItem } from '../domain/ports/outbox.ts';
import type { Conversation, Member, Platform } from '../domain/team/member.ts';
import type { Address, ChatAdapter } from './adapter.ts';
import { DeliveryError } from './delivery-error.ts';
import type { SenderParts } from './sender-parts.ts';

/** Where a message goes, and who reads it there. */
export interface Destination {
  adapter: ChatAdapter;
  address: Address;
  /** null for a direct message to a member, whose conversation only the platform knows. */
  conversation: Conversation | null;
  reader: Member | null;
}

/** Where a message of the outbox goes. Throws `DeliveryError` where there is no way. */
export const destination = async (
  { store, adapters }: SenderParts,
  { to, workspace }: OutboxItem,
): Promise<Destination> => {
  if (to.kind === 'conversation') {
    const conversation = await store.conversations.find(workspace, to.id);
    if (conversation === null) throw new DeliveryError('conversation-gone');
    // It may have been opened to others since the message was queued.
    if (conversation.isShared === true && !conversation.isInsisted) throw new DeliveryError('shared-channel');
    const address = { tenant: conversation.tenant, conversation: conversation.external };
    return { adapter: connected(adapters, conversation.platform), address, conversation, reader: null };
  }
  // Where they were active last, of the messengers that are connected.
  const accounts = await store.team.identities(workspace, to.id);
  const identity = accounts.find(({ platform }) => adapters.has(platform)) ?? accounts[0];
  if (identity === undefined) throw new DeliveryError('not-connected');
  const member = await store.team.member(workspace, to.id);
  if (member?.barred !== undefined) throw new DeliveryError('left');
  return {
    adapter: connected(adapters, identity.platform),
    address: { tenant: identity.tenant, user: identity.user },
    conversation: null,
    reader: member && { ...member, language: identity.language ?? member.language },
  };
};

const connected = (adapters: ReadonlyMap<Platform, ChatAdapter>, platform: Platform): ChatAdapter => {
  const adapter = adapters.get(platform);
  // The platform may be configured again after a restart: the message waits as long as it is worth sending.
  if (adapter === undefined) throw new DeliveryError('not-connected', { retryable: true });
  return adapter;
};
