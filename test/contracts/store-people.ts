import { expect, it } from 'vitest';
import { assignDeal } from '../../src/domain/deals/ownership.ts';
import { replay } from '../../src/domain/deals/replay.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import type { Platform, Profile } from '../../src/domain/team/member.ts';
import { HOUR } from '../../src/domain/time.ts';
import { learned } from '../support/of-the-team.ts';
import { namedDeal, summaryWith, yuan } from '../support/summaries.ts';
import { identityOf, type OpenStore, startTeam } from './store-scene.ts';

const TENANTS: Readonly<Record<Platform, string>> = { slack: 'T1', feishu: 'F1', playground: 'local' };
const PAGE = { offset: 0, limit: 50 };

const profile = (
  platform: Platform,
  user: string,
  more: Partial<Omit<Profile, 'standing'>> = {},
): Profile => ({
  platform,
  tenant: TENANTS[platform],
  user,
  name: null,
  language: null,
  email: null,
  mobile: null,
  standing: 'member',
  ...more,
});

const seenOn = (platform: Platform, user: string) =>
  identityOf(user, null, { platform, tenant: TENANTS[platform] });

const personOf = async (store: Store, platform: Platform, user: string) =>
  (await store.team.requestScope(seenOn(platform, user))).member;

/** A member is a person, with an account on each messenger they use. */
export const peopleContract = (open: OpenStore): void => {
  it('learns names and languages, and leaves a language somebody has chosen', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    await learned(store.team, profile('slack', 'U1', { name: 'Amy', language: 'zh-CN' }));
    expect(await store.team.member(workspace.id, amy.id)).toMatchObject({ name: 'Amy', language: 'zh-CN' });
    await learned(store.team, profile('slack', 'U1', { language: 'en' }));
    expect(await store.team.member(workspace.id, amy.id)).toMatchObject({ name: 'Amy', language: 'zh-CN' });
    const bob = await learned(store.team, profile('slack', 'U2', { name: 'Bob' }));
    expect(bob).toMatchObject({ name: 'Bob', role: 'rep', language: null });
    await close();
  });

  it.each([
    ['email', { email: ' Amy@Acme.com ' }, { email: 'amy@acme.com' }],
    ['mobile', { mobile: '+86 138 0013 8000' }, { mobile: '+8613800138000' }],
  ])(
    'takes two accounts with the same verified %s on different messengers for one person',
    async (_, a, b) => {
      const { store, workspace, amy, close } = await startTeam(open);
      await learned(store.team, profile('slack', 'U1', { name: 'Amy', ...a }));
      const wei = await learned(store.team, profile('feishu', 'ou_1', { name: '王伟', ...b }));
      expect(wei).toMatchObject({ id: amy.id, name: 'Amy', role: 'admin', also: ['王伟'] });
      expect((await store.team.members(workspace.id)).map(({ id }) => id)).toEqual([amy.id]);
      expect(
        (await store.team.identities(amy.workspace, amy.id)).map(
          ({ platform, name }) => `${platform}:${name}`,
        ),
      ).toEqual(['slack:Amy', 'feishu:王伟']);
      expect(await personOf(store, 'feishu', 'ou_1')).toEqual(wei);
      await close();
    },
  );

  it.each([
    ['nothing is verified', {}, {}],
    ['the addresses differ', { email: 'amy@acme.com' }, { email: 'amy@acme.org' }],
    ['one is an address and one a number', { email: 'amy@acme.com' }, { mobile: '+8613800138000' }],
    ['what is said is no address', { email: 'amy' }, { email: 'amy' }],
    ['a number lacks its country', { mobile: '13800138000' }, { mobile: '13800138000' }],
  ])('links nobody where %s', async (_, a, b) => {
    const { store, workspace, close } = await startTeam(open);
    await learned(store.team, profile('slack', 'U1', { name: 'Amy', ...a }));
    await learned(store.team, profile('feishu', 'ou_1', { name: 'Amy', ...b }));
    expect(await store.team.members(workspace.id)).toHaveLength(2);
    await close();
  });

  it('forgets an address that the messenger no longer vouches for', async () => {
    const { store, workspace, close } = await startTeam(open);
    await learned(store.team, profile('slack', 'U1', { email: 'amy@acme.com' }));
    await learned(store.team, profile('slack', 'U1'));
    await learned(store.team, profile('feishu', 'ou_1', { email: 'amy@acme.com' }));
    expect(await store.team.members(workspace.id)).toHaveLength(2);
    await close();
  });

  it('never links two accounts of one messenger, nor of two teams', async () => {
    const { store, workspace, close } = await startTeam(open);
    const email = 'sales@acme.com';
    await learned(store.team, profile('slack', 'U1', { email }));
    await learned(store.team, profile('slack', 'U2', { email }));
    await learned(store.team, profile('feishu', 'ou_1', { email }));
    await learned(store.team, profile('feishu', 'ou_2', { email }));
    for (const { id } of await store.team.members(workspace.id)) {
      const platforms = (await store.team.identities(workspace.id, id)).map(({ platform }) => platform);
      expect(new Set(platforms).size).toBe(platforms.length);
    }
    const elsewhere = await learned(store.team, { ...profile('slack', 'U9', { email }), tenant: 'T9' });
    expect(elsewhere.workspace).not.toBe(workspace.id);
    expect(await store.team.identities(elsewhere.workspace, elsewhere.id)).toHaveLength(1);
    await close();
  });

  it('makes one owner of two members, whatever their deals and history say', async () => {
    const { store, workspace, amy, add, commit, context, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    const hers = await add({ company: 'A' });
    const his = await add({ company: 'B', owner: wei.id });
    const history = await store.deals.history(his.workspace, his.id, 9);

    expect(await store.team.link(workspace.id, wei.id, amy.id)).toMatchObject({
      kind: 'linked',
      member: amy,
    });
    for (const owner of [amy.id, wei.id]) {
      const { items, total } = await store.deals.list(workspace.id, { owner }, 'recent', PAGE);
      expect(items.map(({ id }) => id).sort()).toEqual([hers.id, his.id]);
      expect(items.map((deal) => deal.owner)).toEqual([amy.id, amy.id]);
      expect(total).toBe(2);
      expect((await store.deals.totals(workspace.id, { owner })).deals).toBe(2);
      const figures = await store.reports.funnel(
        workspace,
        { start: 0, end: 2 ** 50 },
        { owner, team: null, source: null },
      );
      expect(figures.newLeads).toBe(2);
    }
    const {
      id: _,
      number: __,
      workspace: ___,
      ...merged
    } = (await store.deals.find(workspace.id, his.id)) ?? hers;
    expect(replay([...(await store.deals.history(his.workspace, his.id, 9))].reverse())).toEqual(merged);
    const refusal = () => assignDeal({ ...hers, ...merged }, { to: amy.id }, context());
    expect(refusal).toThrow('already-owner');

    const noted = await store.deals.find(workspace.id, his.id);
    await commit(touchDeal(noted ?? his, { channel: 'note', text: 'x' }, context()));
    await store.team.unlink(workspace.id, amy.id, null);
    expect((await store.deals.find(workspace.id, his.id))?.owner).toBe(wei.id);
    expect((await store.deals.history(his.workspace, his.id, 9)).slice(1)).toEqual(history);
    await close();
  });

  it('gives a person the highest of the roles, and each its own again when they are taken apart', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    const rep = await personOf(store, 'slack', 'U2');
    const boss = await personOf(store, 'feishu', 'ou_1');
    await store.team.saveMember(boss.workspace, boss.id, { role: 'manager', language: 'zh-CN' });
    await store.team.link(workspace.id, rep.id, boss.id);
    expect(await personOf(store, 'slack', 'U2')).toMatchObject({
      id: rep.id,
      role: 'manager',
      language: 'zh-CN',
    });
    const persons = await store.team.unlink(workspace.id, boss.id, null);
    expect(persons.map(({ id, role }) => [id, role])).toEqual([
      [rep.id, 'rep'],
      [boss.id, 'manager'],
    ]);
    await store.team.link(workspace.id, rep.id, boss.id);
    await store.team.saveMember(rep.workspace, rep.id, { role: 'viewer' });
    expect((await personOf(store, 'feishu', 'ou_1')).role).toBe('viewer');
    expect((await store.team.members(workspace.id)).map(({ id }) => id)).toEqual([amy.id, rep.id]);
    await close();
  });

  it('refuses to link a person twice, or two accounts of one messenger', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    const bob = await personOf(store, 'slack', 'U2');
    const wei = await personOf(store, 'feishu', 'ou_1');
    expect(await store.team.link(workspace.id, amy.id, amy.id)).toMatchObject({ kind: 'same' });
    expect(await store.team.link(workspace.id, amy.id, bob.id)).toEqual({ kind: 'clash', platform: 'slack' });
    await store.team.link(workspace.id, amy.id, wei.id);
    expect(await store.team.link(workspace.id, wei.id, amy.id)).toMatchObject({ kind: 'same' });
    expect(await store.team.link(workspace.id, bob.id, wei.id)).toEqual({ kind: 'clash', platform: 'slack' });
    const { member: stranger } = await store.team.requestScope(identityOf('U9', null, { tenant: 'T9' }));
    await expect(store.team.link(workspace.id, amy.id, stranger.id)).rejects.toThrow('no member');
    await close();
  });

  it('keeps apart whom an admin took apart, until an admin links them', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    const email = 'amy@acme.com';
    const learn = async () => {
      await learned(store.team, profile('slack', 'U1', { email }));
      await learned(store.team, profile('feishu', 'ou_1', { email }));
      return (await store.team.members(workspace.id)).length;
    };
    expect(await learn()).toBe(1);
    await store.team.unlink(workspace.id, amy.id, 'feishu');
    expect(await learn()).toBe(2);
    const wei = await personOf(store, 'feishu', 'ou_1');
    expect(await store.team.unlink(workspace.id, wei.id, null)).toEqual([wei]);
    expect((await store.team.link(workspace.id, amy.id, wei.id)).kind).toBe('linked');
    expect(await learn()).toBe(1);
    await close();
  });

  it('takes one account of three out and leaves the others together', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    const guest = await personOf(store, 'playground', 'amy');
    await store.team.link(workspace.id, amy.id, wei.id);
    await store.team.link(workspace.id, guest.id, wei.id);
    expect(await store.team.identities(guest.workspace, guest.id)).toHaveLength(3);
    const persons = await store.team.unlink(workspace.id, guest.id, 'slack');
    expect(persons.map(({ id }) => id)).toEqual([amy.id, wei.id]);
    expect((await personOf(store, 'playground', 'amy')).id).toBe(wei.id);
    expect((await personOf(store, 'slack', 'U1')).id).toBe(amy.id);
    await close();
  });

  it('names a person of whom only an id was known after the other account', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    const wei = await learned(store.team, profile('feishu', 'ou_1', { name: '王伟' }));
    await store.team.link(workspace.id, amy.id, wei.id);
    expect((await store.team.member(workspace.id, amy.id))?.name).toBe('王伟');
    await close();
  });

  it('keeps what each account of a person reads, until they choose', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    await learned(store.team, profile('slack', 'U1', { language: 'en' }));
    await store.team.link(workspace.id, amy.id, wei.id);
    const here = () => store.team.requestScope(seenOn('slack', 'U1'));
    const there = () => store.team.requestScope(seenOn('feishu', 'ou_1'));
    expect([(await here()).language, (await there()).language]).toEqual(['en', null]);
    expect((await there()).member.language).toBe('en');
    await store.team.saveSpokenLanguage({ platform: 'feishu', tenant: 'F1', user: 'ou_1' }, 'zh-CN');
    expect([(await here()).language, (await there()).language]).toEqual(['en', 'zh-CN']);
    const accounts = await store.team.identities(amy.workspace, amy.id);
    expect(new Map(accounts.map(({ platform, language }) => [platform, language]))).toEqual(
      new Map([
        ['slack', 'en'],
        ['feishu', 'zh-CN'],
      ]),
    );
    await store.team.saveMember(amy.workspace, amy.id, { language: 'zh-CN' });
    expect([(await here()).language, (await there()).language]).toEqual(['zh-CN', 'zh-CN']);
    await close();
  });

  it('writes to people where they were active last', async () => {
    const { store, clock, workspace, amy, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    await store.team.link(workspace.id, amy.id, wei.id);
    const first = async () => {
      await store.maintenance.settled();
      return (await store.team.identities(amy.workspace, amy.id))[0]?.platform;
    };
    store.team.markActive(amy.workspace, amy.id, seenOn('slack', 'U1'));
    expect(await first()).toBe('slack');
    clock.advance(HOUR);
    store.team.markActive(amy.workspace, amy.id, seenOn('feishu', 'ou_1'));
    expect(await first()).toBe('feishu');
    clock.advance(1);
    store.team.markActive(amy.workspace, amy.id, seenOn('slack', 'U1'));
    expect(await first()).toBe('slack');
    await close();
  });

  it('writes to people where they were active last, whichever process saw them', async () => {
    const { store, another, clock, workspace, amy, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    await store.team.link(workspace.id, amy.id, wei.id);
    const other = await another();
    const acts = [
      [other, 'feishu', 'ou_1'],
      [store, 'slack', 'U1'],
      [other, 'feishu', 'ou_1'],
      [store, 'slack', 'U1'],
    ] as const;
    for (const platform of ['slack', 'feishu'] as const)
      store.team.markActive(workspace.id, wei.id, seenOn(platform, platform === 'slack' ? 'U1' : 'ou_1'));
    await store.maintenance.settled();
    for (const [seenBy, platform, user] of acts) {
      clock.advance(1);
      seenBy.team.markActive(workspace.id, wei.id, seenOn(platform, user));
      await seenBy.maintenance.settled();
      for (const one of [store, other])
        expect((await one.team.identities(workspace.id, amy.id))[0]?.platform).toBe(platform);
    }
    await other.maintenance.close();
    await close();
  });

  it('hands a message that was queued for either account to the person', async () => {
    const { store, clock, workspace, amy, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    const tell = {
      to: { kind: 'member', id: wei.id },
      key: null,
      body: { kind: 'assigned', by: wei.id },
    } as const;
    await store.outbox.queue(workspace.id, tell, null, clock.now());
    await store.team.link(workspace.id, amy.id, wei.id);
    const [item] = await store.outbox.take(clock.now(), 9, 1000);
    expect(item?.to).toEqual({ kind: 'member', id: amy.id });
    expect(item?.body).toEqual({ kind: 'assigned', by: amy.id });
    await close();
  });

  it('names the people of a summary that was queued before a link as they are now', async () => {
    const { store, clock, workspace, amy, channel, close } = await startTeam(open);
    const [wei, bob] = [await personOf(store, 'feishu', 'ou_1'), await personOf(store, 'feishu', 'ou_2')];
    const summary = summaryWith({
      scope: { owner: wei.id, team: null, source: null },
      wins: [namedDeal(1, { owner: wei.id }), namedDeal(2, { owner: null })],
      losses: [{ ...namedDeal(3, { owner: wei.id }), reason: 'price', text: null }],
      bottleneck: null,
      leaders: [
        { member: bob.id, moves: 6, won: 0, wonAmount: [] },
        { member: amy.id, moves: 4, won: 1, wonAmount: [yuan(10)] },
        { member: wei.id, moves: 3, won: 2, wonAmount: [yuan(5)] },
      ],
    });
    const to = { kind: 'conversation', id: channel.id } as const;
    await store.outbox.queue(
      workspace.id,
      { to, key: null, body: { kind: 'summary', summary } },
      null,
      clock.now(),
    );
    await store.team.link(workspace.id, amy.id, wei.id);
    const [item] = await store.outbox.take(clock.now(), 9, 1000);
    if (item?.body.kind !== 'summary') throw new Error('no summary');
    const { scope, wins, losses, leaders } = item.body.summary;
    expect(scope.owner).toBe(amy.id);
    expect(wins.map(({ owner }) => owner)).toEqual([amy.id, null]);
    expect(losses.map(({ owner }) => owner)).toEqual([amy.id]);
    expect(leaders).toEqual([
      { member: amy.id, moves: 7, won: 3, wonAmount: [yuan(15)] },
      { member: bob.id, moves: 6, won: 0, wonAmount: [] },
    ]);
    await close();
  });

  it('shows a link that another process made', async () => {
    const { store, another, workspace, amy, add, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    const deal = await add({ company: 'A', owner: wei.id });
    const other = await another();
    await other.team.link(workspace.id, amy.id, wei.id);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await personOf(store, 'feishu', 'ou_1')).id).toBe(amy.id);
    expect((await store.deals.find(workspace.id, deal.id))?.owner).toBe(amy.id);
    await other.maintenance.close();
    await close();
  });

  it('decides by what another process linked a moment ago', async () => {
    const { store, another, workspace, amy, close } = await startTeam(open);
    const wei = await personOf(store, 'feishu', 'ou_1');
    const guest = await personOf(store, 'playground', 'amy');
    const other = await another();
    await other.team.link(workspace.id, wei.id, guest.id);
    const bob = await personOf(other, 'feishu', 'ou_2');
    await other.team.link(workspace.id, amy.id, bob.id);
    expect(await store.team.link(workspace.id, guest.id, amy.id)).toEqual({
      kind: 'clash',
      platform: 'feishu',
    });
    await other.maintenance.close();
    await close();
  });

  it('keeps the language of a conversation', async () => {
    const { store, channel, close } = await startTeam(open);
    expect(channel.language).toBeNull();
    await store.conversations.saveLanguage(channel.workspace, channel.id, 'zh-CN');
    expect((await store.conversations.find(channel.workspace, channel.id))?.language).toBe('zh-CN');
    await close();
  });
};
