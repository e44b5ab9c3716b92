import { expect, it } from 'vitest';
import type { Spend } from '../../src/domain/reports/figures.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { identityOf, type OpenStore, startTeam } from './store-scene.ts';

const ZHIHU: Spend = {
  source: 'zhihu',
  campaign: null,
  day: '2026-03-02',
  amount: { minor: 200_000, currency: 'CNY' },
  impressions: 50_000,
  reach: null,
  sessions: null,
  interactions: null,
};

/** Targets, channel figures and follow-ups about no deal. */
export const reportingContract = (open: OpenStore): void => {
  it('keeps one target per span, and forgets it where it is taken away', async () => {
    const { store, workspace, close } = await startTeam(open);
    const { id } = workspace;
    expect(await store.targets.list(id)).toEqual([]);
    await store.targets.save(id, 'quarter', { minor: 150_000_000, currency: 'CNY' });
    await store.targets.save(id, 'month', { minor: 1, currency: 'USD' });
    await store.targets.save(id, 'month', { minor: 50_000_000, currency: 'CNY' });
    expect(await store.targets.list(id)).toEqual([
      { span: 'month', amount: { minor: 50_000_000, currency: 'CNY' } },
      { span: 'quarter', amount: { minor: 150_000_000, currency: 'CNY' } },
    ]);
    await store.targets.save(id, 'month', null);
    expect((await store.targets.list(id)).map(({ span }) => span)).toEqual(['quarter']);
    await close();
  });

  it('shows targets to their own workspace only', async () => {
    const { store, workspace, close } = await startTeam(open);
    const { workspace: other } = await store.team.requestScope(identityOf('U1', 'C1', { tenant: 'T2' }));
    await store.targets.save(workspace.id, 'month', { minor: 1, currency: 'CNY' });
    expect(await store.targets.list(other.id)).toEqual([]);
    await close();
  });

  it('replaces of a day only the channel figures that a later entry names', async () => {
    const { store, workspace, close } = await startTeam(open);
    expect(await store.spend.save(workspace.id, ZHIHU)).toEqual(ZHIHU);
    const corrected = { ...ZHIHU, amount: { minor: 30_000, currency: 'USD' }, impressions: null, reach: 9 };
    const now = { ...corrected, impressions: 50_000 };
    expect(await store.spend.save(workspace.id, corrected)).toEqual(now);
    expect(await store.spend.save(workspace.id, { ...ZHIHU, amount: null, impressions: 0 })).toEqual({
      ...now,
      impressions: 0,
    });
    await close();
  });

  it('keeps campaigns and days apart', async () => {
    const { store, workspace, close } = await startTeam(open);
    await store.spend.save(workspace.id, ZHIHU);
    const campaign = { ...ZHIHU, campaign: '618', amount: null, sessions: 3000 };
    expect(await store.spend.save(workspace.id, campaign)).toEqual(campaign);
    const nextDay = { ...ZHIHU, day: '2026-03-03', impressions: null };
    expect(await store.spend.save(workspace.id, nextDay)).toEqual(nextDay);
    await close();
  });

  it('knows the sources of channel figures as those of deals', async () => {
    const { store, workspace, add, close } = await startTeam(open);
    await add({ company: 'Acme', source: 'seo' });
    expect(await store.deals.sources(workspace.id)).toEqual(['seo']);
    for (const source of ['zhihu', 'seo', 'ads']) await store.spend.save(workspace.id, { ...ZHIHU, source });
    expect(await store.deals.sources(workspace.id)).toEqual(['ads', 'seo', 'zhihu']);
    await close();
  });

  it('adds a follow-up about no deal once a request, and tells its owner once', async () => {
    const { store, another, clock, workspace, amy, close } = await startTeam(open);
    const other = await another();
    const { member: bob } = await store.team.requestScope(identityOf('U2'));
    const now = clock.now();
    const fix = { owner: bob.id, at: now + DAY, text: 'review all quotes', by: amy.id, createdAt: now };
    const added = await Promise.all(
      [store, other, store].map((one) => one.fixes.add(workspace.id, fix, 'evt-1')),
    );
    const id = added[0]?.id ?? 0;
    expect(added).toEqual(added.map(() => ({ id, ...fix, doneAt: null })));
    expect(await store.fixes.find(workspace.id, id)).toEqual(added[0]);
    const items = await store.outbox.take(now, 10, 1000);
    expect(items.map(({ to, body }) => ({ to, body }))).toEqual([
      { to: { kind: 'member', id: bob.id }, body: { kind: 'fix-assigned', fix: added[0] } },
    ]);
    const again = await store.fixes.add(workspace.id, fix, null);
    expect((await store.fixes.add(workspace.id, fix, null)).id).not.toBe(again.id);
    await other.maintenance.close();
    await close();
  });

  it('tells nobody what they gave to themselves', async () => {
    const { store, clock, workspace, amy, close } = await startTeam(open);
    const now = clock.now();
    const own = { owner: amy.id, at: now + DAY, text: 'tidy up', by: amy.id, createdAt: now };
    await store.fixes.add(workspace.id, own, null);
    expect((await store.outbox.backlog(now)).waiting).toBe(0);
    await close();
  });

  it('lists what is to do by time, of one or of all, until it is done', async () => {
    const { store, clock, workspace, amy, close } = await startTeam(open);
    const { member: bob } = await store.team.requestScope(identityOf('U2'));
    const now = clock.now();
    const add = (owner: number, at: number, text: string) =>
      store.fixes.add(workspace.id, { owner, at, text, by: amy.id, createdAt: now }, null);
    const later = await add(bob.id, now + 2 * HOUR, 'later');
    const soon = await add(bob.id, now + HOUR, 'soon');
    await add(amy.id, now + HOUR, 'own');
    const due = { start: now, end: now + 2 * HOUR };
    const texts = async (owner: number | null, end = due.end) =>
      (await store.fixes.list(workspace.id, owner, { ...due, end })).map(({ text }) => text);
    expect(await texts(null)).toEqual(['soon', 'own']);
    expect(await texts(bob.id)).toEqual(['soon']);
    expect(await texts(bob.id, due.end + 1)).toEqual(['soon', 'later']);
    expect(await store.fixes.finish(workspace.id, soon.id, now + 1)).toEqual({
      ...soon,
      doneAt: now + 1,
    });
    expect((await store.fixes.finish(workspace.id, soon.id, now + 9))?.doneAt).toBe(now + 1);
    expect(await texts(bob.id, due.end + 1)).toEqual(['later']);
    const { workspace: elsewhere } = await store.team.requestScope(identityOf('U1', 'C1', { tenant: 'T2' }));
    expect(await store.fixes.find(elsewhere.id, later.id)).toBeNull();
    expect(await store.fixes.finish(elsewhere.id, later.id, now)).toBeNull();
    expect(await store.fixes.finish(workspace.id, 999, now)).toBeNull();
    await close();
  });

  it('names the people of a follow-up as the persons they are', async () => {
    const { store, clock, workspace, amy, close } = await startTeam(open);
    const { member: bob } = await store.team.requestScope(identityOf('U2'));
    const there = identityOf('ou_2', 'oc_1', { platform: 'feishu', tenant: 'F1' });
    const { member: bobThere } = await store.team.requestScope(there);
    const now = clock.now();
    const fix = { owner: bobThere.id, at: now + HOUR, text: 'call', by: bobThere.id, createdAt: now };
    const { id } = await store.fixes.add(workspace.id, { ...fix, by: amy.id }, null);
    await store.fixes.add(workspace.id, fix, null);
    await store.team.link(workspace.id, bob.id, bobThere.id);
    expect(await store.fixes.find(workspace.id, id)).toMatchObject({ owner: bob.id, by: amy.id });
    for (const one of [bob.id, bobThere.id]) {
      const found = await store.fixes.list(workspace.id, one, { start: now, end: now + DAY });
      expect(found.map(({ owner, by }) => [owner, by])).toEqual([
        [bob.id, amy.id],
        [bob.id, bob.id],
      ]);
    }
    const [item] = await store.outbox.take(now, 10, 1000);
    expect(item?.to).toEqual({ kind: 'member', id: bob.id });
    expect(item?.body).toMatchObject({ kind: 'fix-assigned', fix: { owner: bob.id, by: amy.id } });
    await close();
  });
};
