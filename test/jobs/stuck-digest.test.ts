import { describe, expect, it } from 'vitest';
import { snoozeDeal } from '../../src/domain/deals/snooze.ts';
import { touchDeal } from '../../src/domain/deals/touch-deal.ts';
import { dealsNoted, noteOf } from '../../src/domain/digests/digest-note.ts';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import type { StuckDigest } from '../../src/domain/digests/message.ts';
import { EVERYBODY } from '../../src/domain/reports/figures.ts';
import { stuckReasons } from '../../src/domain/stuck/stuck-rules.ts';
import { DAY } from '../../src/domain/time.ts';
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
      scope: EVERYBODY,
      lines: [],
      owners: [],
      managers: [],
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
      escalated: false,
      hint: null,
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
      const deal = await team.store.deals.find(team.workspace.id, line.id);
      if (deal === null) throw new Error('a line about no deal');
      expect(line.reasons).toEqual(stuckReasons(deal, team.workspace, team.clock.now()));
      expect(line.reasons.length).toBeGreaterThan(0);
    }
  });
});

describe('the digest of a channel about some deals', () => {
  const digests = async (team: Office): Promise<ReadonlyMap<number, StuckDigest>> => {
    await team.scheduler().tick();
    const items = await team.posted();
    return new Map(
      items.flatMap(({ to, body }) => (body.kind === 'stuck-digest' ? [[to.id, body.digest]] : [])),
    );
  };
  const companies = (digest: StuckDigest | undefined) => digest?.lines.map(({ company }) => company);
  const about = (scope: Partial<typeof EVERYBODY>) => ({ scope: { ...EVERYBODY, ...scope } });

  it('has those of its team, source or owner, and remembers them for itself', async () => {
    const { team, large } = await threeDeals();
    await team.add({ company: 'Web', source: 'seo', owner: team.bob.id });
    await team.store.team.saveMember(team.amy.workspace, team.amy.id, { team: 'north' });
    const north = await team.digestChannel('C2', about({ team: 'north' }));
    const seo = await team.digestChannel('C3', about({ source: 'seo' }));
    const bobs = await team.digestChannel('C4', about({ owner: team.bob.id }));
    team.clock.set(shanghai('2026-03-05T09:00:00'));
    const first = await digests(team);
    expect(companies(first.get(north.id))).toEqual(['Large', 'Small']);
    expect(companies(first.get(seo.id))).toEqual(['Web']);
    expect(companies(first.get(bobs.id))).toEqual(['Bobs', 'Web']);
    expect(first.get(north.id)?.owners).toEqual([{ owner: team.amy.id, deals: 2, amount: [yuan(10_000)] }]);
    await team.commit(snoozeDeal(large, { until: team.clock.now() + 20 * DAY }, team.context));
    team.clock.set(shanghai('2026-03-06T09:00:00'));
    const second = await digests(team);
    expect(second.get(north.id)?.progress).toEqual({ resolved: 1, fresh: 0 });
    expect(second.get(seo.id)?.progress).toEqual({ resolved: 0, fresh: 0 });
  });

  it('claims no progress against a digest that was about others', async () => {
    const { team } = await threeDeals();
    const channel = await team.digestChannel('C2', about({ owner: team.bob.id }));
    team.clock.set(shanghai('2026-03-05T09:00:00'));
    await digests(team);
    await team.store.conversations.saveDigests(channel.workspace, channel.id, {
      ...defaultDigests(540),
      ...about({ owner: team.amy.id }),
    });
    team.clock.set(shanghai('2026-03-06T09:00:00'));
    expect((await digests(team)).get(channel.id)?.progress).toBeNull();
    team.clock.set(shanghai('2026-03-09T09:00:00'));
    expect((await digests(team)).get(channel.id)?.progress).toEqual({ resolved: 0, fresh: 0 });
  });
});

describe('what a digest remembers', () => {
  const report = { lines: [], owners: [], progress: null, deals: [4, 7], total: 2 };
  const bobs = { ...EVERYBODY, owner: 2 };

  it('is read back, for the deals it was about', () => {
    const note: unknown = JSON.parse(JSON.stringify(noteOf(report, bobs)));
    expect(dealsNoted(note, bobs)).toEqual([4, 7]);
    expect(dealsNoted(note, EVERYBODY)).toBeNull();
  });

  it('was about everybody in older versions, which did not always know all', () => {
    expect(dealsNoted({ deals: [4, 7], total: 2 }, EVERYBODY)).toEqual([4, 7]);
    expect(dealsNoted({ deals: [4, 7], total: 2 }, bobs)).toBeNull();
    expect(dealsNoted({ deals: [4, 7], total: 3 }, EVERYBODY)).toBeNull();
  });

  it.each([undefined, null, 'x', {}, { deals: 'x', total: 1 }, { deals: ['x'], total: 1 }])(
    'is nothing in %j',
    (note) => {
      expect(dealsNoted(note, EVERYBODY)).toBeNull();
    },
  );
});
