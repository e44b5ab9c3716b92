import { expect, it } from 'vitest';
import { createDeal } from '../../src/domain/deals/create-deal.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import type { Outgoing } from '../../src/domain/digests/message.ts';
import type { ConversationId, MemberId } from '../../src/domain/team/member.ts';
import { DAY } from '../../src/domain/time.ts';
import { identityOf, type OpenStore, startTeam } from './store-scene.ts';

const LEASE = 60_000;
const said = (text: string, to: Outgoing['to'], key: string | null = null): Outgoing => ({
  to,
  key,
  body: { kind: 'follow-up-due', text, at: 0 },
});
const inChannel = (id: ConversationId) => ({ kind: 'conversation', id }) as const;
const toMember = (id: MemberId) => ({ kind: 'member', id }) as const;

export const outboxContract = (open: OpenStore): void => {
  it('hands out messages in the order of each recipient, the next only when its older is done', async () => {
    const { store, clock, workspace, amy, channel, close } = await startTeam(open);
    const { outbox } = store;
    // The same id as a member and as a conversation are two recipients.
    for (const text of ['one', 'two']) {
      await store.outbox.queue(workspace.id, said(text, inChannel(channel.id)), null, clock.now());
      await store.outbox.queue(workspace.id, said(text, toMember(amy.id)), null, clock.now());
    }
    const first = await outbox.take(clock.now(), 9, LEASE);
    expect(first.map(({ to, body }) => [to.kind, 'text' in body && body.text])).toEqual([
      ['conversation', 'one'],
      ['member', 'one'],
    ]);
    expect(first[0]).toMatchObject({
      attempts: 0,
      deliveryUnknown: false,
      queuedAt: clock.now(),
      deal: null,
    });
    expect(await outbox.take(clock.now(), 9, LEASE)).toEqual([]);
    await outbox.sent(workspace.id, first[0]?.id ?? 0, clock.now(), null);
    const [second, ...rest] = await outbox.take(clock.now(), 9, LEASE);
    expect(second?.body).toMatchObject({ text: 'two' });
    expect(second?.to).toEqual(inChannel(channel.id));
    expect(rest).toEqual([]);
    await close();
  });

  it('tells whoever watches when something was put in line, and only then', async () => {
    const { store, clock, workspace, amy, channel, context, commit, close } = await startTeam(open);
    let queued = 0;
    store.outbox.watch(() => {
      queued += 1;
    });
    await store.outbox.queue(workspace.id, said('x', toMember(amy.id), 'once'), null, clock.now());
    expect(queued).toBe(1);
    await store.outbox.queue(workspace.id, said('x', toMember(amy.id), 'once'), null, clock.now());
    const unseen = await commit(createDeal({ company: 'Acme' }, context()));
    expect(queued).toBe(1);
    const note = { channel: 'note', text: 'called' } as const;
    await commit({ ...touchDeal(unseen, note, context()), showIn: [channel.id] });
    expect(queued).toBe(2);
    const [message] = await store.outbox.take(clock.now(), 1, LEASE);
    await store.outbox.giveUp(workspace.id, message?.id ?? 0, clock.now(), 'not_in_channel', null);
    expect(queued).toBe(2);
    await store.outbox.requeue(workspace.id, message?.id ?? 0, clock.now());
    expect(queued).toBe(3);
    await close();
  });

  it('takes no more than asked for, the oldest first', async () => {
    const { store, clock, workspace, close } = await startTeam(open);
    const recipients = await Promise.all(
      ['U2', 'U3', 'U4'].map((user) => store.team.requestScope(identityOf(user))),
    );
    for (const { member } of recipients) {
      await store.outbox.queue(workspace.id, said('x', toMember(member.id)), null, clock.now());
    }
    const taken = await store.outbox.take(clock.now(), 2, LEASE);
    expect(taken.map(({ to }) => to.id)).toEqual(recipients.slice(0, 2).map(({ member }) => member.id));
    await close();
  });

  it('never gives the same message to two senders', async () => {
    const { store, another, clock, workspace, close } = await startTeam(open);
    const other = await another();
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.team.requestScope(identityOf(`P${index}`, null))),
    );
    for (const { member } of people) {
      await store.outbox.queue(workspace.id, said('x', toMember(member.id)), null, clock.now());
    }
    const takes = Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? store : other).outbox.take(clock.now(), 3, LEASE),
    );
    const ids = (await Promise.all(takes)).flat().map(({ id }) => id);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
    await other.maintenance.close();
    await close();
  });

  it('hands what a dead taker had in hand to the next at once, its fate unknown, and nothing of the living', async () => {
    const { store, clock, workspace } = await startTeam(open);
    for (const id of [1, 2])
      await store.outbox.queue(
        workspace.id,
        {
          to: { kind: 'member', id },
          key: null,
          body: { kind: 'follow-up-due', text: 'x', at: clock.now() },
        },
        null,
        clock.now(),
      );
    const [first] = await store.outbox.take(clock.now(), 1, LEASE, 'dead');
    const [second] = await store.outbox.take(clock.now(), 1, LEASE, 'alive');
    expect(await store.outbox.takeBack((taker) => taker === 'dead')).toBe(1);
    expect(await store.outbox.take(clock.now(), 9, LEASE, 'next')).toMatchObject([
      { id: first?.id, deliveryUnknown: true },
    ]);
    expect(second).toBeDefined();
  });

  it('leaves a message to who renews the lease, for as long as they do', async () => {
    const { store, clock, workspace } = await startTeam(open);
    const message = { to: { kind: 'member', id: 1 }, key: null } as const;
    await store.outbox.queue(
      workspace.id,
      { ...message, body: { kind: 'follow-up-due', text: 'x', at: clock.now() } },
      null,
      clock.now(),
    );
    await store.outbox.take(clock.now(), 1, LEASE, 'alive');
    for (let times = 0; times < 3; times += 1) {
      clock.advance(LEASE - 1);
      await store.outbox.renew('alive', clock.now(), LEASE);
      expect(await store.outbox.take(clock.now(), 9, LEASE, 'next')).toEqual([]);
    }
    clock.advance(LEASE);
    expect(await store.outbox.take(clock.now(), 9, LEASE, 'next')).toMatchObject([{ deliveryUnknown: true }]);
  });

  it('hands a message whose lease ran out to the next sender, its fate unknown', async () => {
    const { store, clock, workspace, channel, close } = await startTeam(open);
    await store.outbox.queue(workspace.id, said('x', inChannel(channel.id)), null, clock.now());
    await store.outbox.take(clock.now(), 9, LEASE);
    clock.advance(LEASE - 1);
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toEqual([]);
    clock.advance(1);
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toMatchObject([
      { attempts: 1, deliveryUnknown: true },
    ]);
    await close();
  });

  it('waits with a retry, and those behind it, until its time', async () => {
    const { store, clock, workspace, channel, close } = await startTeam(open);
    for (const text of ['one', 'two']) {
      await store.outbox.queue(workspace.id, said(text, inChannel(channel.id)), null, clock.now());
    }
    const [first] = await store.outbox.take(clock.now(), 9, LEASE);
    await store.outbox.retry(workspace.id, first?.id ?? 0, clock.now() + 5000, 'ratelimited', false);
    expect(await store.outbox.take(clock.now() + 4999, 9, LEASE)).toEqual([]);
    const [again] = await store.outbox.take(clock.now() + 5000, 9, LEASE);
    expect(again).toMatchObject({ id: first?.id, attempts: 1, deliveryUnknown: false });
    await store.outbox.retry(workspace.id, again?.id ?? 0, clock.now(), 'timeout', true);
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toMatchObject([
      { attempts: 2, deliveryUnknown: true },
    ]);
    await close();
  });

  it('lets those behind go on when a message is given up, tells about it, and puts it back on demand', async () => {
    const { store, clock, workspace, amy, channel, close } = await startTeam(open);
    for (const text of ['one', 'two']) {
      await store.outbox.queue(workspace.id, said(text, inChannel(channel.id)), null, clock.now());
    }
    const [first] = await store.outbox.take(clock.now(), 9, LEASE);
    const id = first?.id ?? 0;
    await store.outbox.giveUp(
      workspace.id,
      id,
      clock.now(),
      'not_in_channel',
      said('could not', toMember(amy.id)),
    );
    const next = await store.outbox.take(clock.now(), 9, LEASE);
    expect(next.map(({ body }) => 'text' in body && body.text)).toEqual(['two', 'could not']);
    expect(await store.outbox.requeue(workspace.id + 1, id, clock.now())).toBe(false);
    expect(await store.outbox.requeue(workspace.id, id, clock.now())).toBe(true);
    expect(await store.outbox.requeue(workspace.id, id, clock.now())).toBe(false);
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toMatchObject([{ id, attempts: 0 }]);
    await close();
  });

  it('queues a key once and for good, also after it was sent and pruned', async () => {
    const { store, clock, workspace, channel, close } = await startTeam(open);
    const message = said('x', inChannel(channel.id), 'once');
    await store.outbox.queue(workspace.id, message, null, clock.now());
    await store.outbox.queue(workspace.id, message, null, clock.now());
    const taken = await store.outbox.take(clock.now(), 9, LEASE);
    await store.outbox.sent(workspace.id, taken[0]?.id ?? 0, clock.now(), null);
    clock.advance(DAY);
    await store.maintenance.prune(clock.now());
    await store.outbox.queue(workspace.id, message, null, clock.now());
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toEqual([]);
    await close();
  });

  it('queues one live card a deal and conversation, however many changes wait for it', async () => {
    const { store, clock, workspace, channel, add, commit, context, close } = await startTeam(open);
    const { conversation } = await store.team.requestScope(identityOf('U1', 'C2'));
    const note = { channel: 'note', text: 'x' } as const;
    let deal = await add({ company: 'Acme' });
    deal = await commit({ ...touchDeal(deal, note, context()), showIn: [channel.id, channel.id] });
    deal = await commit(touchDeal(deal, note, context()));
    deal = await commit({ ...touchDeal(deal, note, context()), showIn: [channel.id] });
    const [card, ...others] = await store.outbox.take(clock.now(), 9, LEASE);
    expect(card).toMatchObject({ to: inChannel(channel.id), deal: deal.id, body: { kind: 'deal-card' } });
    expect(others).toEqual([]);

    // One that somebody has taken may show the state before: it is followed by another one.
    deal = await commit({ ...touchDeal(deal, note, context()), showIn: [channel.id, conversation?.id ?? 0] });
    const post = { deal: deal.id, conversation: channel.id, messageId: '1.1', version: 4 };
    await store.outbox.sent(workspace.id, card?.id ?? 0, clock.now(), { kind: 'deal-card', post });
    const next = await store.outbox.take(clock.now(), 9, LEASE);
    expect(next.map(({ to }) => to.id)).toEqual([channel.id, conversation?.id]);
    for (const { id, to } of next) {
      const again = { ...post, conversation: to.id, messageId: `${to.id}.2`, version: 5 };
      await store.outbox.sent(workspace.id, id, clock.now(), { kind: 'deal-card', post: again });
    }

    // From then on every change refreshes both.
    await commit(touchDeal(deal, note, context()));
    expect(await store.outbox.take(clock.now(), 9, LEASE)).toHaveLength(2);
    await close();
  });

  it('remembers which message is the live card, until it is dropped', async () => {
    const { store, clock, workspace, channel, add, commit, context, close } = await startTeam(open);
    const deal = await add({ company: 'Acme' });
    await commit({ ...touchDeal(deal, { channel: 'note', text: 'x' }, context()), showIn: [channel.id] });
    const [card] = await store.outbox.take(clock.now(), 9, LEASE);
    const post = { deal: deal.id, conversation: channel.id, messageId: '1.1', version: 2 };
    await store.outbox.sent(workspace.id, card?.id ?? 0, clock.now(), { kind: 'deal-card', post });
    expect(await store.posts.list(deal.workspace, deal.id)).toEqual([post]);
    expect(await store.posts.find(deal.workspace, deal.id, channel.id)).toEqual(post);
    await store.posts.drop(deal.workspace, deal.id, channel.id);
    expect(await store.posts.list(deal.workspace, deal.id)).toEqual([]);
    expect(await store.posts.find(deal.workspace, deal.id, channel.id)).toBeNull();
    await close();
  });

  it('tells how many messages wait and how long the oldest has waited', async () => {
    const { store, clock, workspace, channel, close } = await startTeam(open);
    expect(await store.outbox.backlog(clock.now())).toEqual({ waiting: 0, oldestMs: 0 });
    await store.outbox.queue(workspace.id, said('x', inChannel(channel.id)), null, clock.now());
    clock.advance(1500);
    await store.outbox.queue(workspace.id, said('y', inChannel(channel.id)), null, clock.now());
    expect(await store.outbox.backlog(clock.now())).toEqual({ waiting: 2, oldestMs: 1500 });
    await close();
  });
};
