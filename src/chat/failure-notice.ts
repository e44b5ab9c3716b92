import { channelTitle } from '../domain/digests/channel-title.ts';
import type { Outgoing } from '../domain/digests/message.ts';
import type { OutboxItem } from '../domain/ports/outbox.ts';
import type { Store } from '../domain/ports/store.ts';
import type { MemberId } from '../domain/team/member.ts';
import type { DeliveryError } from './delivery-error.ts';

/**
 * The message that tells somebody a message was given up: whoever changed the deal last, else an admin.
 * null where the failed message was itself for one person (writing to them again would fail again), or only
 * brought up to date what stands there.
 */
export const whoIsTold = async (
  store: Pick<Store, 'conversations' | 'deals' | 'team'>,
  item: OutboxItem,
  failure: DeliveryError,
): Promise<Outgoing | null> => {
  if (item.to.kind === 'member') return null;
  // The digest itself stands there: nobody misses what it would have said now, and each change tries again.
  if (item.body.kind === 'digest-refresh') return null;
  const conversation = await store.conversations.find(item.workspace, item.to.id);
  if (conversation === null || conversation.kind === 'direct') return null;
  const member = (await lastActor(store, item)) ?? (await firstAdmin(store, item));
  if (member === null) return null;
  return {
    to: { kind: 'member', id: member },
    // Told in the commit that gives it up, hence once each time, also when Retry failed as well.
    key: null,
    body: {
      kind: 'send-failed',
      platform: conversation.platform,
      code: failure.code,
      where: channelTitle(conversation) ?? conversation.external,
      retry: item.id,
    },
  };
};

const lastActor = async (
  { deals }: Pick<Store, 'deals'>,
  { workspace, deal }: OutboxItem,
): Promise<MemberId | null> =>
  deal === null ? null : ((await deals.history(workspace, deal, 1))[0]?.by ?? null);

const firstAdmin = async (
  { team }: Pick<Store, 'team'>,
  { workspace }: OutboxItem,
): Promise<MemberId | null> =>
  (await team.members(workspace)).find((member) => member.role === 'admin')?.id ?? null;
