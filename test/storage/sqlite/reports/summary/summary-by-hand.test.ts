import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loseDeal, reopenDeal, winDeal } from '../../../../../src/domain/deals/close-deal.ts';
import type { NewDeal } from '../../../../../src/domain/deals/create-deal.ts';
import type { Deal } from '../../../../../src/domain/deals/deal.ts';
import { editDeal } from '../../../../../src/domain/deals/edit-deal.ts';
import { moveDeal } from '../../../../../src/domain/deals/move-deal.ts';
import { undoDeal } from '../../../../../src/domain/deals/undo-deal.ts';
import { EVERYBODY } from '../../../../../src/domain/reports/figures.ts';
import type { Member } from '../../../../../src/domain/team/member.ts';
import { DAY, HOUR } from '../../../../../src/domain/time.ts';
import { decided, identityOf, startTeam, type Team } from '../../../../contracts/store-scene.ts';
import { at } from '../../../../domain/sample.ts';
import { learned } from '../../../../support/of-the-team.ts';
import { openTempStore } from '../../temp-store.ts';

const cny = (minor: number) => ({ minor, currency: 'CNY' });
const usd = (minor: number) => ({ minor, currency: 'USD' });
const anyway = { override: true, reason: 'so be it' };
/** The clock stands on Tuesday 2026-03-03 10:00 at first. */
const MARCH = { start: at('2026-03-01T00:00'), end: at('2026-04-01T00:00') };
const WEEK = { start: at('2026-03-02T00:00'), end: at('2026-03-09T00:00') };

describe('figures from a file, by hand', () => {
  let team: Team;
  beforeEach(async () => {
    team = await startTeam(openTempStore);
  });
  afterEach(() => team.close());

  const move = (deal: Deal, to: string, by?: Member) =>
    team.commit(decided(moveDeal(deal, { to, ...anyway }, team.context(by))));
  const win = (deal: Deal, by?: Member) => team.commit(decided(winDeal(deal, anyway, team.context(by))));
  const lose = (deal: Deal) => team.commit(loseDeal(deal, { reason: 'price' }, team.context()));
  const reopen = (deal: Deal) => team.commit(reopenDeal(deal, team.context()));
  const won = async (input: NewDeal) => win(await team.add(input));
  const summary = (kind: 'weekly' | 'quarterly', period = WEEK, currency = 'CNY') =>
    team.store.reports.summary(
      { ...team.workspace, currency },
      {
        kind,
        period,
        now: team.clock.now(),
        scope: EVERYBODY,
        sections: [],
      },
    );

  it('name who moved deals on as the person they are now; a win that did not last is a move', async () => {
    const { store, workspace, amy } = team;
    const { member: bob } = await store.team.requestScope(identityOf('U2'));
    const account = { platform: 'feishu', tenant: 'F1', user: 'ou_1' } as const;
    const bobToo = await learned(store.team, {
      ...account,
      name: 'Bob',
      language: null,
      email: null,
      mobile: null,
    });
    await store.team.link(workspace.id, bob.id, bobToo.id);
    const acme = await team.add({ company: 'Acme', amount: cny(900) });
    const won1 = await win(await move(acme, 'proposal', bob), amy);
    team.clock.advance(HOUR);
    await win(await reopen(won1), bobToo);
    const back = await move(await move(await team.add({ company: 'Globex' }), 'qualified'), 'new');
    await team.commit(
      undoDeal(
        await move(back, 'contract'),
        await store.deals.eventsOf(back.workspace, back.id, back.version + 1),
        team.context(),
      ),
    );
    const { leaders } = await summary('weekly');
    expect(leaders).toEqual([
      // Two moves each; only Bob's win stands.
      { member: bob.id, moves: 2, won: 1, wonAmount: [cny(900)] },
      { member: amy.id, moves: 2, won: 0, wonAmount: [] },
    ]);
  });

  it('leave out what the bot moved', async () => {
    const lead = await team.add({ company: 'Acme' });
    await team.commit(decided(moveDeal(lead, { to: 'proposal', ...anyway }, team.context(null))));
    expect((await summary('weekly')).leaders).toEqual([]);
  });

  it('take a company for a new customer once, by the source of what it bought first', async () => {
    const { store, workspace, clock } = team;
    clock.set(at('2026-02-10T10:00'));
    await won({ company: 'Acme Ltd', source: 'seo', amount: cny(1) });
    clock.set(at('2026-03-04T10:00'));
    await won({ company: 'ACME', source: 'zhihu', amount: cny(600_000) });
    await won({ company: 'Globex', source: 'zhihu', campaign: 'spring', amount: cny(200_000) });
    clock.advance(HOUR);
    await won({ company: 'Globex Inc.', source: 'seo', amount: cny(50_000) });
    await store.spend.save(workspace.id, {
      source: 'zhihu',
      campaign: 'spring',
      day: '2026-03-31',
      amount: cny(200_000),
      impressions: 50_000,
      reach: 20_000,
      sessions: 40,
      interactions: null,
    });
    // The day before the period, and the first after it.
    for (const day of ['2026-02-28', '2026-04-01']) {
      const more = { campaign: null, amount: cny(7), impressions: 1, reach: 1, sessions: 1, interactions: 1 };
      await store.spend.save(workspace.id, { source: 'zhihu', day, ...more });
    }
    const [zhihu, seo, ...others] = await store.reports.sources(workspace, MARCH, EVERYBODY, 'source');
    expect(others).toEqual([]);
    expect(zhihu).toEqual({
      source: 'zhihu',
      campaign: null,
      newLeads: 2,
      won: 2,
      wonAmount: [cny(800_000)],
      newCustomers: 1,
      spend: [cny(200_000)],
      impressions: 50_000,
      reach: 20_000,
      sessions: 40,
      interactions: 0,
      leadRate: 0.05,
      cac: [cny(200_000)],
      roi: 3,
    });
    expect(seo).toMatchObject({
      source: 'seo',
      newLeads: 1,
      won: 1,
      newCustomers: 0,
      leadRate: null,
      cac: [],
    });
    const campaigns = await store.reports.sources(workspace, MARCH, EVERYBODY, 'campaign');
    expect(campaigns.map(({ source, campaign, roi }) => [source, campaign, roi])).toEqual([
      ['seo', null, null],
      ['zhihu', 'spring', 0],
      ['zhihu', null, null],
    ]);
  });

  it('say what a customer is worth in each currency they bought in', async () => {
    await won({ company: 'Acme', amount: cny(300) });
    await won({ company: 'Acme Ltd', amount: cny(100) });
    await won({ company: 'Globex', amount: cny(201) });
    await won({ company: 'Globex', amount: usd(50) });
    await won({ company: 'Initech', amount: usd(11) });
    await lose(await team.add({ company: 'Hooli', amount: cny(9_999) }));
    expect((await summary('quarterly')).customers).toEqual({
      customers: 3,
      repeat: 2,
      repurchaseRate: 2 / 3,
      // 601 of two, 61 of two; half a fen goes up.
      ltv: [cny(301), usd(31)],
    });
  });

  it('tell which of the new deals a customer referred, as it is known now', async () => {
    const { store, workspace, clock } = team;
    const edit = async (deal: Deal, referredBy: string | null) =>
      team.commit(editDeal(deal, { referredBy }, team.context()));
    clock.set(at('2026-02-28T23:59'));
    await edit(await team.add({ company: 'Early' }), 'Globex');
    clock.set(at('2026-03-01T00:00'));
    await won({ company: 'Acme', source: 'seo', amount: cny(1), referredBy: 'Globex' });
    await team.add({ company: 'Initech', source: 'seo', referredBy: ' ' });
    await edit(await team.add({ company: 'Hooli' }), '寰宇科技');
    await edit(await team.add({ company: 'Umbrella', referredBy: 'Globex' }), null);
    clock.set(at('2026-04-01T00:00'));
    await team.add({ company: 'Late', referredBy: 'Globex' });
    const referred = async (scope = EVERYBODY) => {
      const figures = await store.reports.funnel(workspace, MARCH, scope);
      return [figures.referred, figures.newLeads];
    };
    expect(await referred()).toEqual([2, 4]);
    expect(await referred({ ...EVERYBODY, source: 'seo' })).toEqual([1, 2]);
  });

  it('follow the deals that reached a stage in the quarter to where they are now', async () => {
    team.clock.set(at('2025-12-31T10:00'));
    const early = await team.add({ company: 'Early' });
    team.clock.set(at('2026-01-02T10:00'));
    await move(early, 'nurturing');
    await win(await team.add({ company: 'Acme', amount: cny(1) }));
    const back = await move(await team.add({ company: 'Globex' }), 'proposal');
    team.clock.set(at('2026-04-02T10:00'));
    await lose(await move(back, 'qualified'));
    const quarter = { start: at('2026-01-01T00:00'), end: at('2026-04-01T00:00') };
    const { cohort } = await summary('quarterly', quarter);
    const later = (deals: number[]) => deals.map((count) => expect.objectContaining({ deals: count }));
    expect(cohort).toMatchObject([
      { stage: 'new', reached: 2, later: later([2, 2, 2, 1, 1]) },
      { stage: 'nurturing', reached: 3, later: later([2, 2, 1, 1]) },
      { stage: 'qualified', reached: 2, later: later([2, 1, 1]) },
      { stage: 'proposal', reached: 2, later: later([1, 1]) },
      { stage: 'contract', reached: 1, later: [{ stage: 'won', deals: 1 }] },
    ]);
  });

  it('count the open deals that lack an amount, a source or a next step', async () => {
    await team.add({ company: 'Acme' });
    await team.add({ company: 'Globex', amount: cny(1) });
    await team.add({ company: 'Initech', source: 'seo', amount: cny(1) });
    await lose(await team.add({ company: 'Hooli' }));
    expect((await summary('weekly')).quality).toEqual({
      open: 3,
      withoutAmount: 1,
      withoutSource: 2,
      withoutNextStep: 3,
    });
  });

  it('name the largest wins of the team’s own currency first, and why the others were lost', async () => {
    for (const amount of [cny(10), usd(900), cny(30), cny(20), usd(1), cny(5)])
      await won({ company: `${amount.currency} ${amount.minor}`, amount });
    await lose(await team.add({ company: 'Hooli' }));
    const { wins, losses } = await summary('weekly', WEEK, 'USD');
    expect(wins.map(({ company }) => company)).toEqual(['USD 900', 'USD 1', 'CNY 30', 'CNY 20', 'CNY 10']);
    expect(losses).toMatchObject([{ company: 'Hooli', amount: null, reason: 'price', text: null }]);
  });

  it('count what happens at the end of a week for the next one, in every part', async () => {
    const next = { start: WEEK.end, end: WEEK.end + 7 * DAY };
    team.clock.set(WEEK.end);
    await won({ company: 'Acme', source: 'seo', amount: cny(1) });
    await lose(await team.add({ company: 'Globex', source: 'seo' }));
    const counts = async (period: typeof WEEK) => {
      const { figures, leaders, wins, losses, sources, trend } = await summary('weekly', period);
      return {
        figures: [
          figures.newLeads,
          figures.won,
          figures.lost,
          figures.stages[0]?.reached,
          figures.stages[0]?.lost,
        ],
        lists: [leaders, wins, losses, sources].map(({ length }) => length),
        trend: trend.slice(-2).map(({ newLeads, won: wonThen, lost }) => [newLeads, wonThen, lost]),
      };
    };
    const none = [0, 0, 0];
    expect(await counts(WEEK)).toEqual({
      figures: [0, 0, 0, 0, 0],
      lists: [0, 0, 0, 0],
      trend: [none, none],
    });
    expect(await counts(next)).toEqual({
      figures: [2, 1, 1, 2, 1],
      lists: [1, 1, 1, 1],
      trend: [none, [2, 1, 1]],
    });
  });
});
