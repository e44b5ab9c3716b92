import { describe, expect, it } from 'vitest';
import type { StuckDigest, StuckLine } from '../../src/funnel/message.ts';
import { snoozeDeal } from '../../src/funnel/snooze.ts';
import { stuckReasons } from '../../src/funnel/stuck-rules.ts';
import { DAY } from '../../src/funnel/time.ts';
import { touchDeal } from '../../src/funnel/touch-deal.ts';
import { compare } from '../../src/jobs/digest-progress.ts';
import { byOwner } from '../../src/jobs/stuck-now.ts';
import { type Office, office, shanghai } from './office.ts';

const yuan = (amount: number) => ({ minor: amount * 100, currency: 'CNY' });

const digestOf = async (team: Office): Promise<StuckDigest> => {
  await team.scheduler().tick();
  for (const { body } of await team.posted()) if (body.kind === 'stuck-digest') return body.digest;
  throw new Error('no digest was posted');
};

/** Monday the 2nd: two deals of Amy's and one of Bob's; the limit of a new lead is two working days. */
const threeDeals = async () => {
  const team = await office('2026-03-02T10:00:00+08:00');
  await team.digestChannel('C1');
  const small = await team.add({ company: 'Small', owner: team.amy.id, amount: yuan(1_000) });
  const large = await team.add({ company: 'Large', owner: team.amy.id, amount: yuan(9_000) });
  const bobs = await team.add({ company: 'Bobs', owner: team.bob.id, amount: yuan(5_000) });
  return { team, small, large, bobs };
};

describe('the stuck digest', () => {
  it('says that nothing is stuck', async () => {
    const { team } = await threeDeals();
    team.clock.set(shanghai('2026-03-03T09:00:00'));
    expect(await digestOf(team)).toEqual({
      at: team.clock.now(),
      lines: [],
      total: 0,
      progress: null,
    });
  });

  it('groups by owner, the owner with most at risk first, and gives the reasons', async () => {
    const { team, large } = await threeDeals();
    team.clock.set(shanghai('2026-03-05T09:00:00'));
    const digest = await digestOf(team);
    expect(digest.lines.map(({ company }) => company)).toEqual(['Large', 'Small', 'Bobs']);
    expect(digest.lines[0]).toEqual({
      deal: large.number,
      id: large.id,
      version: large.version,
      company: 'Large',
      amount: yuan(9_000),
      stage: 'new',
      owner: team.amy.id,
      reasons: [{ rule: 'stage-age', days: 3, limit: 2 }],
    });
  });

  it('leaves snoozed deals out', async () => {
    const { team, large } = await threeDeals();
    await team.commit(snoozeDeal(large, { until: team.clock.now() + 20 * DAY }, team.context));
    team.clock.set(shanghai('2026-03-05T09:00:00'));
    expect((await digestOf(team)).lines.map(({ company }) => company)).toEqual(['Bobs', 'Small']);
  });

  it('says what improved and what is new since the last digest', async () => {
    const { team, large } = await threeDeals();
    team.clock.set(shanghai('2026-03-05T09:00:00'));
    await digestOf(team);
    await team.add({ company: 'Late', owner: team.bob.id });
    await team.commit(snoozeDeal(large, { until: team.clock.now() + 20 * DAY }, team.context));
    team.clock.set(shanghai('2026-03-06T09:00:00'));
    expect((await digestOf(team)).progress).toEqual({ resolved: 1, fresh: 0 });
    team.clock.set(shanghai('2026-03-10T09:00:00'));
    expect((await digestOf(team)).progress).toEqual({ resolved: 0, fresh: 1 });
  });

  it('keeps to sixty lines and still knows how many there are', async () => {
    const { team } = await threeDeals();
    const add = (n: number) => team.add({ company: `Company ${n}`, owner: team.bob.id, amount: yuan(n) });
    await Promise.all(Array.from({ length: 70 }, (_, n) => add(n + 1)));
    team.clock.set(shanghai('2026-03-05T09:00:00'));
    const digest = await digestOf(team);
    expect(digest.total).toBe(73);
    expect(digest.lines).toHaveLength(60);
    expect(digest.lines.map(({ company }) => company)).not.toContain('Company 1');
    team.clock.set(shanghai('2026-03-06T09:00:00'));
    expect((await digestOf(team)).progress).toEqual({ resolved: 0, fresh: 0 });
  });

  it('shows exactly the deals of which a rule says that they are stuck', async () => {
    const { team, small } = await threeDeals();
    team.clock.set(shanghai('2026-03-04T12:00:00'));
    await team.commit(touchDeal(small, { channel: 'note', text: 'sent a case study' }, team.context));
    team.clock.set(shanghai('2026-03-16T09:00:00'));
    const digest = await digestOf(team);
    for (const line of digest.lines) {
      const deal = await team.store.deal(team.workspace.id, line.id);
      if (deal === null) throw new Error('a line about no deal');
      expect(line.reasons).toEqual(stuckReasons(deal, team.workspace, team.clock.now()));
      expect(line.reasons.length).toBeGreaterThan(0);
    }
  });
});

describe('progress', () => {
  it('is not claimed where not all deals are known', () => {
    expect(compare({ deals: [1, 2], total: 3 }, { deals: [1], total: 1 })).toBeNull();
    expect(compare({ deals: [1], total: 1 }, { deals: [1], total: 2 })).toBeNull();
    expect(compare(null, { deals: [1], total: 1 })).toBeNull();
    expect(compare({ deals: [1, 2], total: 2 }, { deals: [2, 3], total: 2 })).toEqual({
      resolved: 1,
      fresh: 1,
    });
  });
});

describe('the order of owners', () => {
  const line = (deal: number, owner: number | null, minor: number, currency = 'CNY'): StuckLine => ({
    deal,
    id: deal,
    version: 1,
    company: 'C',
    amount: { minor, currency },
    stage: 'new',
    owner,
    reasons: [],
  });

  it('is by the sum at risk, keeping each owner’s own order; amounts of other currencies are not added', () => {
    const lines = [
      line(1, 7, 50),
      line(2, 8, 40),
      line(3, 9, 9_000, 'JPY'),
      line(4, 8, 30),
      line(5, null, 1),
    ];
    expect(byOwner(lines, 'CNY').map(({ deal }) => deal)).toEqual([2, 4, 1, 5, 3]);
  });
});
