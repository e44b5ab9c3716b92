import { expect, it } from 'vitest';
import type { Deal } from '../../src/domain/deals/deal.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import type { StuckDigest } from '../../src/domain/digests/message.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { ConversationId } from '../../src/domain/team/member.ts';
import { DAY, type Instant } from '../../src/domain/time.ts';
import { digestOf } from '../support/digest-of.ts';
import { identityOf, type OpenStore, startTeam } from './store-scene.ts';

const LEASE = 60_000;
const inChannel = (id: ConversationId) => ({ kind: 'conversation', id }) as const;

const whole = async (store: Store, { workspace, id }: Deal): Promise<Deal> => {
  const deal = await store.deals.find(workspace, id);
  if (deal === null) throw new Error(`there is no deal ${id}`);
  return deal;
};

/** A digest as it stands in a conversation; returns the id it was posted under. */
const posted = async (store: Store, now: Instant, conversation: ConversationId, digest: StuckDigest) => {
  await store.outbox.queue(
    1,
    { to: inChannel(conversation), key: null, body: { kind: 'stuck-digest', digest } },
    null,
    now,
  );
  const [item] = await store.outbox.take(now, 1, LEASE);
  const id = item?.id ?? 0;
  await store.outbox.sent(1, id, now, { kind: 'digest', messageId: `m${id}`, digest });
  return id;
};

export const digestsContract = (open: OpenStore): void => {
  it('queues one refresh for each digest that a changed deal stands on, and none for any other deal', async () => {
    const { store, clock, channel, add, commit, context, close } = await startTeam(open);
    const { conversation } = await store.team.requestScope(identityOf('U1', 'C2'));
    const note = { channel: 'note', text: 'x' } as const;
    const [acme, beta, other] = [
      await add({ company: 'A' }),
      await add({ company: 'B' }),
      await add({ company: 'C' }),
    ];
    const first = await posted(store, clock.now(), channel.id, digestOf([acme, beta]));
    const second = await posted(store, clock.now(), conversation?.id ?? 0, digestOf([beta]));
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toEqual([]);

    await commit(touchDeal(other, note, context()));
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toEqual([]);
    const touched = await commit(touchDeal(beta, note, context()));
    await commit(touchDeal(touched, note, context()));
    await commit(touchDeal(acme, note, context()));
    const refreshes = await store.outbox.take(clock.now(), 9, LEASE);
    expect(refreshes.map(({ to, deal, body }) => ({ to, deal, body }))).toEqual([
      { to: inChannel(channel.id), deal: null, body: { kind: 'digest-refresh', digest: first } },
      { to: inChannel(conversation?.id ?? 0), deal: null, body: { kind: 'digest-refresh', digest: second } },
    ]);
    // What somebody has taken may show the state before.
    await commit(touchDeal(await whole(store, beta), note, context()));
    for (const { id } of refreshes) await store.outbox.sent(1, id, clock.now(), null);
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toHaveLength(2);
    await close();
  });

  it('queues a refresh along with a digest whose deals changed before it stood there', async () => {
    const { store, clock, channel, add, commit, context, close } = await startTeam(open);
    const deal = await add({ company: 'Acme' });
    await commit(touchDeal(deal, { channel: 'note', text: 'x' }, context()));
    const id = await posted(store, clock.now(), channel.id, digestOf([deal]));
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toMatchObject([
      { to: inChannel(channel.id), body: { kind: 'digest-refresh', digest: id } },
    ]);
    await close();
  });

  it('keeps a digest true for three days, or until it is dropped', async () => {
    const { store, clock, workspace, channel, add, commit, context, close } = await startTeam(open);
    const note = { channel: 'note', text: 'x' } as const;
    let deal = await add({ company: 'Acme' });
    const digest = digestOf([deal]);
    const old = await posted(store, clock.now(), channel.id, digest);
    clock.advance(3 * DAY - 1);
    const gone = await posted(store, clock.now(), channel.id, digest);
    const young = await posted(store, clock.now(), channel.id, digest);
    expect(await store.liveDigests.find(workspace.id, old)).toEqual({
      id: old,
      messageId: `m${old}`,
      digest,
    });
    await store.liveDigests.drop(workspace.id, gone);
    clock.advance(1);
    for (const prune of [false, true]) {
      if (prune) await store.maintenance.prune(clock.now() - 9 * DAY);
      expect(await store.liveDigests.find(workspace.id, old)).toBeNull();
      expect(await store.liveDigests.find(workspace.id, gone)).toBeNull();
      expect(await store.liveDigests.find(workspace.id, young)).toMatchObject({ messageId: `m${young}` });
      deal = await commit(touchDeal(deal, note, context()));
      const taken = await store.outbox.take(clock.now(), 9, LEASE);
      expect(taken.map(({ body }) => body)).toEqual([{ kind: 'digest-refresh', digest: young }]);
      for (const { id } of taken) await store.outbox.sent(1, id, clock.now(), null);
    }
    await close();
  });
};
