import { expect, it } from 'vitest';
import { createDeal } from '../../src/domain/deals/create-deal.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import type { StuckDigest } from '../../src/domain/digests/message.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { WorkspaceId } from '../../src/domain/team/member.ts';
import { learned } from '../support/of-the-team.ts';
import { identityOf, type OpenStore, startTeam, type Team } from './store-scene.ts';

const DAY_OFF = { from: '2026-03-04', to: '2026-03-04', delegate: null };
const ALWAYS = { start: 0, end: Number.MAX_SAFE_INTEGER };
const LEASE = 60_000;

const emptyDigest: StuckDigest = {
  at: 0,
  scope: { owner: null, team: null, source: null },
  lines: [],
  total: 1,
  owners: [],
  managers: [],
  progress: null,
};

/** One of everything that has an id, and everything that is kept about it. */
const inhabited = async (team: Team) => {
  const { store, clock, workspace, amy, channel, context, add } = team;
  const wei = { platform: 'feishu', tenant: 'F1', user: 'ou_1', name: 'Wei' } as const;
  const { id: weiId } = await learned(store.team, { ...wei, language: null, email: null, mobile: null });
  await store.team.link(workspace.id, amy.id, weiId);
  const added = await add({ company: 'Acme', owner: amy.id });
  const deal = await team.commit(touchDeal(added, { channel: 'note', text: 'x' }, context()), 'request');
  const fix = await store.fixes.add(
    workspace.id,
    { owner: amy.id, at: clock.now(), text: 'x', by: amy.id, createdAt: clock.now() },
    null,
  );
  const to = { kind: 'conversation', id: channel.id } as const;
  const queued = async (body: Parameters<typeof store.outbox.queue>[1]['body']) => {
    await store.outbox.queue(workspace.id, { to, key: null, body }, null, clock.now());
    const [item] = await store.outbox.take(clock.now(), 1, LEASE);
    return item?.id ?? 0;
  };
  const card = await queued({ kind: 'deal-card' });
  const post = { deal: deal.id, conversation: channel.id, messageId: 'm1', version: 1 };
  await store.outbox.sent(workspace.id, card, clock.now(), { kind: 'deal-card', post });
  const digest = await queued({ kind: 'stuck-digest', digest: emptyDigest });
  const live = { kind: 'digest', messageId: 'm2', digest: emptyDigest } as const;
  await store.outbox.sent(workspace.id, digest, clock.now(), live);
  const lost = await queued({ kind: 'deal-card' });
  await store.outbox.giveUp(workspace.id, lost, clock.now(), 'gone', null);
  const leased = await queued({ kind: 'deal-card' });
  return { deal, fix, digest, lost, leased };
};

/** All that can be read of the first workspace. */
const everything = async (store: Store, team: Team, ids: Awaited<ReturnType<typeof inhabited>>) => {
  const { workspace, amy, channel } = team;
  const { id } = workspace;
  return {
    deal: await store.deals.find(id, ids.deal.id),
    byRequest: await store.deals.byRequest(id, 'request'),
    history: await store.deals.history(id, ids.deal.id, 9),
    newest: await store.deals.history(id, ids.deal.id, 1),
    first: await store.deals.eventsOf(id, ids.deal.id, 1),
    member: await store.team.member(id, amy.id),
    identities: await store.team.identities(id, amy.id),
    channel: await store.conversations.find(id, channel.id),
    fix: await store.fixes.find(id, ids.fix.id),
    fixes: await store.fixes.list(id, amy.id, ALWAYS),
    posts: await store.posts.list(id, ids.deal.id),
    post: await store.posts.find(id, ids.deal.id, channel.id),
    digest: await store.liveDigests.find(id, ids.digest),
  };
};

export const isolationContract = (open: OpenStore): void => {
  const setUp = async () => {
    const team = await startTeam(open);
    const ids = await inhabited(team);
    const there = await team.store.team.requestScope(identityOf('U9', 'C9', { tenant: 'T2' }));
    return { team, ids, there, reads: await everything(team.store, team, ids) };
  };

  it('finds nothing of one workspace in another, by whatever id, read before or not', async () => {
    const { team, ids, there, reads } = await setUp();
    expect(
      Object.values(reads).every((read) => (Array.isArray(read) ? read.length > 0 : read !== null)),
    ).toBe(true);
    const other = await team.another();
    for (const store of [team.store, other]) {
      const stolen = await everything(store, { ...team, workspace: there.workspace }, ids);
      for (const [what, read] of Object.entries(stolen)) expect([what, read ?? []]).toEqual([what, []]);
    }
    expect(await team.store.deals.list(there.workspace.id, { owner: team.amy.id }, 'recent', PAGE)).toEqual({
      items: [],
      total: 0,
    });
    await other.maintenance.close();
    await team.close();
  });

  const changes: [string, (store: Store, id: WorkspaceId, team: Team, ids: Ids) => unknown][] = [
    ['a member', (store, id, { amy }) => store.team.saveMember(id, amy.id, { name: 'X', role: 'viewer' })],
    ['their time off', (store, id, { amy }) => store.calendar.saveTimeOff(id, amy.id, DAY_OFF, '2026-01-01')],
    ['their accounts', (store, id, { amy }) => store.team.unlink(id, amy.id, null)],
    [
      'when they were there',
      async (store, id, { amy }) => {
        store.team.markActive(id, amy.id, { platform: 'slack', tenant: 'T1', user: 'U1' });
        await store.maintenance.settled();
      },
    ],
    [
      'digests',
      (store, id, { channel }) => store.conversations.saveDigests(id, channel.id, defaultDigests(0)),
    ],
    ['a language', (store, id, { channel }) => store.conversations.saveLanguage(id, channel.id, 'zh-CN')],
    ['a fix', (store, id, { clock }, { fix }) => store.fixes.finish(id, fix.id, clock.now())],
    ['a card', (store, id, { channel }, { deal }) => store.posts.drop(id, deal.id, channel.id)],
    ['a live digest', (store, id, _, { digest }) => store.liveDigests.drop(id, digest)],
    ['a given-up message', (store, id, { clock }, { lost }) => store.outbox.requeue(id, lost, clock.now())],
    [
      'a sent message',
      (store, id, { clock }, { leased }) => store.outbox.sent(id, leased, clock.now(), null),
    ],
    [
      'a retry',
      (store, id, { clock }, { leased }) =>
        store.outbox.retry(id, leased, clock.now() + 2 * LEASE, 'later', true),
    ],
    ['a loss', (store, id, { clock }, { leased }) => store.outbox.giveUp(id, leased, clock.now(), 'x', null)],
    [
      'a deal',
      (store, id, { context }, { deal }) =>
        store.deals.commit(id, touchDeal(deal, { channel: 'note', text: 'y' }, context()), null),
    ],
  ];
  it.each(changes)('changes nothing of one workspace from another: %s', async (_, change) => {
    const { team, ids, there, reads } = await setUp();
    const { store, clock } = team;
    const other = await team.another();
    // What is not there is refused or passed over, as the method has it.
    await Promise.resolve(change(store, there.workspace.id, team, ids)).catch(() => {});
    for (const one of [store, other]) expect(await everything(one, team, ids)).toEqual(reads);
    clock.advance(LEASE);
    const waiting = await store.outbox.take(clock.now(), 9, LEASE);
    expect(waiting.map(({ id }) => id)).toEqual([ids.leased]);
    await other.maintenance.close();
    await team.close();
  });

  it('links nobody across workspaces, and gives a request key to each', async () => {
    const { team, there, reads, ids } = await setUp();
    const { store } = team;
    for (const id of [team.workspace.id, there.workspace.id])
      await expect(store.team.link(id, team.amy.id, there.member.id)).rejects.toThrow('no member');
    const change = createDeal(
      { company: 'Globex' },
      { ...team.context(there.member), workspace: there.workspace },
    );
    expect((await store.deals.commit(there.workspace.id, change, 'request')).kind).toBe('committed');
    expect(await everything(store, team, ids)).toEqual(reads);
    await team.close();
  });
};

type Ids = Awaited<ReturnType<typeof inhabited>>;
const PAGE = { offset: 0, limit: 9 };
