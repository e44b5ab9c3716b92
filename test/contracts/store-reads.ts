import { expect, it } from 'vitest';
import { loseDeal } from '../../src/domain/deals/close-deal.ts';
import { planFollowUp } from '../../src/domain/deals/follow-up.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import { startWaiting } from '../../src/domain/deals/waiting.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { identityOf, type OpenStore, startTeam } from './store-scene.ts';

const PAGE = { offset: 0, limit: 50 };

export const readContract = (open: OpenStore): void => {
  it('finds deals by the beginning of every word, in any script, most recently changed first', async () => {
    const { store, clock, workspace, add, close } = await startTeam(open);
    const acme = await add({ company: 'Acme Tools Ltd', contact: 'Jane Doe', email: 'jane@acme.com' });
    clock.advance(HOUR);
    const acre = await add({ company: 'Acre', phone: '+8613800138000' });
    clock.advance(HOUR);
    const cloud = await add({ company: '上海云帆科技有限公司' });
    const find = async (text: string) =>
      (await store.deals.search(workspace.id, text, 9)).map(({ id }) => id);
    expect(await find('AC')).toEqual([acre.id, acme.id]);
    expect(await find('too ac')).toEqual([acme.id]);
    expect(await find('doe')).toEqual([acme.id]);
    expect(await find('jane@ac')).toEqual([acme.id]);
    expect(await find('13800138000')).toEqual([acre.id]);
    expect(await find('云帆')).toEqual([cloud.id]);
    expect(await find('acme nobody')).toEqual([]);
    expect(await find('%')).toEqual([]);
    expect(await find('')).toEqual([]);
    await close();
  });

  it('finds at most as many deals as asked for', async () => {
    const { store, workspace, add, close } = await startTeam(open);
    for (const company of ['Acme', 'Acme', 'Acme']) await add({ company });
    expect(await store.deals.search(workspace.id, 'acme', 2)).toHaveLength(2);
    await close();
  });

  it('finds deals with the same company, phone or email, however they are spelt', async () => {
    const { store, workspace, add, close } = await startTeam(open);
    const acme = await add({ company: 'Acme, Ltd.' });
    const phone = await add({ company: 'Other', phone: '+8613800138000' });
    const email = await add({ company: 'Third', email: 'jane@acme.com' });
    await add({ company: 'Fourth' });
    const similar = await store.deals.similar(
      workspace.id,
      { company: 'ACME', phone: phone.phone, email: 'jane@acme.com' },
      9,
    );
    expect(similar.map(({ id }) => id).sort()).toEqual([acme.id, phone.id, email.id]);
    const probe = { company: 'Nobody', phone: null, email: null };
    expect(await store.deals.similar(workspace.id, probe, 9)).toEqual([]);
    await close();
  });

  it('lists the deals for which every condition of a filter holds', async () => {
    const { store, clock, workspace, amy, add, commit, context, close } = await startTeam(open);
    const bob = (await store.team.requestScope(identityOf('U2'))).member;
    const start = clock.now();
    const mine = await add({ company: 'A', source: 'seo' });
    const bobs = await add({ company: 'B', source: 'zhihu', owner: bob.id });
    const pool = await add({ company: 'C', source: 'seo', owner: null });
    const lost = await add({ company: 'D', source: 'seo' });
    clock.advance(DAY);
    await commit(loseDeal(lost, { reason: 'price' }, context()));
    await commit(planFollowUp(mine, { at: clock.now() + HOUR, text: '' }, context()));
    await commit(startWaiting(bobs, { what: 'quote', due: clock.now() + 2 * HOUR }, context()));
    const late = await add({ company: 'E', source: 'seo' });

    const list = async (filter: Parameters<typeof store.deals.list>[1]) => {
      const page = await store.deals.list(workspace.id, filter, 'recent', PAGE);
      expect(page.total).toBe(page.items.length);
      return page.items.map(({ id }) => id).sort();
    };
    const due = { start: clock.now() + HOUR, end: clock.now() + 2 * HOUR };
    expect(await list({})).toEqual([mine.id, bobs.id, pool.id, lost.id, late.id]);
    expect(await list({ status: 'lost' })).toEqual([lost.id]);
    expect(await list({ stage: 'new', status: 'open' })).toEqual([mine.id, bobs.id, pool.id, late.id]);
    expect(await list({ stage: 'contract' })).toEqual([]);
    expect(await list({ owner: null })).toEqual([pool.id]);
    expect(await list({ owner: amy.id, status: 'open', source: 'seo' })).toEqual([mine.id, late.id]);
    expect(await list({ createdBefore: start })).toEqual([]);
    expect(await list({ createdBefore: start + 1, status: 'open' })).toEqual([mine.id, bobs.id, pool.id]);
    expect(await list({ followUpDue: due })).toEqual([mine.id]);
    expect(await list({ waitingDue: due })).toEqual([]);
    expect(await list({ waitingDue: { start: due.end, end: due.end + 1 } })).toEqual([bobs.id]);
    await close();
  });

  it('lists the deals of a part of the team, whoever of it owns them', async () => {
    const { store, workspace, amy, add, close } = await startTeam(open);
    const [bob, cleo] = [
      (await store.team.requestScope(identityOf('U2'))).member,
      (await store.team.requestScope(identityOf('U3'))).member,
    ];
    for (const { id } of [amy, bob]) await store.team.saveMember(workspace.id, id, { team: 'north' });
    await store.team.saveMember(cleo.workspace, cleo.id, { team: 'south' });
    const mine = await add({ company: 'A', owner: amy.id });
    const bobs = await add({ company: 'B', owner: bob.id });
    const cleos = await add({ company: 'C', owner: cleo.id });
    await add({ company: 'D', owner: null });
    const list = async (filter: Parameters<typeof store.deals.list>[1]) =>
      (await store.deals.list(workspace.id, filter, 'recent', PAGE)).items.map(({ id }) => id).sort();
    expect(await list({ team: 'north' })).toEqual([mine.id, bobs.id]);
    expect(await list({ team: 'north', owner: bob.id })).toEqual([bobs.id]);
    expect(await list({ team: 'south' })).toEqual([cleos.id]);
    expect(await list({ team: 'south', owner: bob.id })).toEqual([]);
    expect(await list({ team: 'east' })).toEqual([]);
    expect(await list({ team: 'north', owner: null })).toEqual([]);
    await store.team.saveMember(bob.workspace, bob.id, { team: 'south' });
    expect(await list({ team: 'south' })).toEqual([bobs.id, cleos.id]);
    await close();
  });

  it('lists the deals that lack an amount, a source or a next step', async () => {
    const { store, clock, workspace, add, commit, context, close } = await startTeam(open);
    const money = { minor: 0, currency: 'CNY' };
    const bare = await add({ company: 'A' });
    const known = await add({ company: 'B', amount: money, source: 'seo' });
    const planned = await add({ company: 'C', amount: money });
    const waits = await add({ company: 'D', source: 'seo' });
    await commit(planFollowUp(planned, { at: clock.now() + HOUR, text: '' }, context()));
    await commit(startWaiting(waits, { what: 'quote', due: clock.now() + HOUR }, context()));
    const list = async (lacks: 'amount' | 'source' | 'next-step') =>
      (await store.deals.list(workspace.id, { status: 'open', lacks }, 'recent', PAGE)).items
        .map(({ id }) => id)
        .sort();
    expect(await list('amount')).toEqual([bare.id, waits.id]);
    expect(await list('source')).toEqual([bare.id, planned.id]);
    expect(await list('next-step')).toEqual([bare.id, known.id]);
    await close();
  });

  it('lists the deals whose follow-up is overdue at an instant', async () => {
    const { store, clock, workspace, add, commit, context, close } = await startTeam(open);
    const [soon, late] = [await add({ company: 'A' }), await add({ company: 'B' })];
    await add({ company: 'C' });
    await commit(planFollowUp(soon, { at: clock.now() + HOUR, text: '' }, context()));
    await commit(planFollowUp(late, { at: clock.now() + 3 * DAY, text: '' }, context()));
    const overdueAt = async (followUpOverdueAt: number) =>
      (await store.deals.list(workspace.id, { status: 'open', followUpOverdueAt }, 'recent', PAGE)).items
        .map(({ id }) => id)
        .sort();
    expect(await overdueAt(clock.now())).toEqual([]);
    expect(await overdueAt(clock.now() + 2 * DAY)).toEqual([soon.id]);
    expect(await overdueAt(clock.now() + 9 * DAY)).toEqual([soon.id, late.id]);
    await close();
  });

  it('pages in a stable order: the most recently changed, or the largest amount, first', async () => {
    const { store, clock, workspace, add, commit, context, close } = await startTeam(open);
    const money = (minor: number) => ({ minor, currency: 'CNY' });
    const small = await add({ company: 'A', amount: money(1) });
    const none = await add({ company: 'B' });
    const large = await add({ company: 'C', amount: money(9) });
    clock.advance(HOUR);
    await commit(touchDeal(small, { channel: 'note', text: 'x' }, context()));
    const ids = async (order: 'recent' | 'amount', offset: number) => {
      const page = await store.deals.list(workspace.id, { status: 'open' }, order, { offset, limit: 2 });
      expect(page.total).toBe(3);
      return page.items.map(({ id }) => id);
    };
    expect(await ids('recent', 0)).toEqual([small.id, large.id]);
    expect(await ids('recent', 2)).toEqual([none.id]);
    expect(await ids('amount', 0)).toEqual([large.id, small.id]);
    expect(await ids('amount', 2)).toEqual([none.id]);
    expect(await ids('amount', 4)).toEqual([]);
    await close();
  });

  it('never ranks amounts across currencies: the own one comes first, then the others by code', async () => {
    const { store, workspace, add, close } = await startTeam(open);
    const amounts = [
      { minor: 900_000_000, currency: 'VND' },
      { minor: 100, currency: 'CNY' },
      { minor: 5_000, currency: 'USD' },
      { minor: 200, currency: 'CNY' },
      { minor: 7_000, currency: 'USD' },
      undefined,
    ];
    for (const [index, amount] of amounts.entries())
      await add({ company: `C${index}`, ...(amount && { amount }) });
    const { items } = await store.deals.list(workspace.id, { status: 'open' }, 'amount', {
      offset: 0,
      limit: 10,
    });
    expect(items.map(({ company }) => company)).toEqual(['C3', 'C1', 'C4', 'C2', 'C0', 'C5']);
    await close();
  });

  it('sums the amounts of open deals per currency and never adds different ones', async () => {
    const { store, workspace, add, commit, context, close } = await startTeam(open);
    await add({ company: 'A', source: 'seo', amount: { minor: 100, currency: 'CNY' } });
    await add({ company: 'B', source: 'seo', amount: { minor: 23, currency: 'CNY' } });
    await add({ company: 'C', amount: { minor: 7, currency: 'USD' } });
    await add({ company: 'D' });
    const lost = await add({ company: 'E', amount: { minor: 1000, currency: 'CNY' } });
    await commit(loseDeal(lost, { reason: 'price' }, context()));
    expect(await store.deals.totals(workspace.id, {})).toEqual({
      deals: 4,
      amounts: [
        { minor: 123, currency: 'CNY' },
        { minor: 7, currency: 'USD' },
      ],
    });
    expect((await store.deals.totals(workspace.id, { source: 'seo' })).deals).toBe(2);
    expect(await store.deals.totals(workspace.id, { status: 'lost' })).toEqual({ deals: 0, amounts: [] });
    expect(await store.deals.sources(workspace.id)).toEqual(['seo']);
    await close();
  });
};
