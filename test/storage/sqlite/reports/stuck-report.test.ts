import { fc, test } from '@fast-check/vitest';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import type { Deal } from '../../../../src/domain/deals/deal.ts';
import type { StuckReport } from '../../../../src/domain/ports/reports.ts';
import { EVERYBODY, type FigureScope } from '../../../../src/domain/reports/figures.ts';
import { stuckReasons } from '../../../../src/domain/stuck/stuck-rules.ts';
import type { Workspace } from '../../../../src/domain/team/workspace.ts';
import { DAY, HOUR, type Instant } from '../../../../src/domain/time.ts';
import { HISTORIES_START, teamHistories, WORKSPACE } from '../../../support/histories.ts';
import { live } from '../live.ts';

const TEAMS: Readonly<Record<number, string>> = { 1: 'north', 2: 'south', 3: 'north' };

const asks = fc.record({
  now: fc.integer({ min: 0, max: 2400 }).map((hour) => HISTORIES_START + hour * HOUR),
  scope: fc.record<FigureScope>({
    owner: fc.constantFrom(null, null, 1, 2, 3),
    team: fc.constantFrom(null, null, 'north', 'south', 'nobody’s'),
    source: fc.constantFrom(null, null, 'zhihu', '抖音'),
  }),
  before: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }))),
  offset: fc.nat(8),
  limit: fc.integer({ min: 1, max: 8 }),
});
type Ask = typeof asks extends fc.Arbitrary<infer A> ? A : never;

/** `owner` is the person already: where 3 is linked to 1, deals and scope both say 1. */
const isInScope = ({ owner, source }: Deal, scope: FigureScope): boolean =>
  (scope.owner === null || owner === scope.owner) &&
  (scope.team === null || (owner !== null && TEAMS[owner] === scope.team)) &&
  (scope.source === null || source === scope.source);

/** Every deal looked at, one after the other, and put in order by a key that says the order in words. */
const naive = (all: readonly Deal[], workspace: Workspace, { now, scope, before, offset, limit }: Ask) => {
  const stuck = all.filter((deal) => isInScope(deal, scope) && stuckReasons(deal, workspace, now).length > 0);
  const ofOwner = (owner: number | null) => stuck.filter((deal) => deal.owner === owner);
  const inYuan = (deals: readonly Deal[]) =>
    deals.reduce((sum, { amount }) => sum + (amount?.currency === 'CNY' ? amount.minor : 0), 0);
  const owners = [...new Set(stuck.map(({ owner }) => owner))].sort(
    (a, b) => inYuan(ofOwner(b)) - inYuan(ofOwner(a)) || (a ?? 99) - (b ?? 99),
  );
  const key = ({ amount, id }: Deal): string => {
    const place = amount === null ? '9' : amount.currency === 'CNY' ? '0' : `1${amount.currency}`;
    const least = String(10 ** 15 - (amount?.minor ?? 0)).padStart(16, '0');
    return `${place} ${least} ${String(id).padStart(6, '0')}`;
  };
  const ordered = owners.flatMap((owner) =>
    ofOwner(owner)
      .map((deal) => ({ deal, at: key(deal) }))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ deal }) => deal),
  );
  const ids = stuck.map(({ id }) => id).sort((a, b) => a - b);
  return {
    lines: ordered.slice(offset, offset + limit).map((deal) => ({
      id: deal.id,
      deal: deal.number,
      version: deal.version,
      owner: deal.owner,
      amount: deal.amount,
      reasons: stuckReasons(deal, workspace, now),
    })),
    deals: ids,
    total: stuck.length,
    owners: owners.map((owner) => ({
      owner,
      deals: ofOwner(owner).length,
      amount: ['CNY', 'JPY', 'USD'].flatMap((currency) => {
        const own = ofOwner(owner).filter(({ amount }) => amount?.currency === currency);
        const minor = own.reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0);
        return own.length === 0 ? [] : [{ minor, currency }];
      }),
    })),
    progress:
      before === null
        ? null
        : {
            resolved: before.filter((id) => !ids.includes(id)).length,
            fresh: ids.filter((id) => !before.includes(id)).length,
          },
  };
};

const comparable = ({ lines, ...rest }: StuckReport) => ({
  ...rest,
  lines: lines.map(({ id, deal, version, owner, amount, reasons }) => ({
    id,
    deal,
    version,
    owner,
    amount,
    reasons,
  })),
});

describe('the stuck report, after any history of a team', () => {
  test.prop([teamHistories(), fc.array(asks, { minLength: 1, maxLength: 8 }), fc.boolean()], { numRuns: 40 })(
    'is what looking at every deal gives: lines, order, sums, progress',
    async (histories, questions, isLinked) => {
      const { store, file, close } = await live(histories);
      try {
        for (const [id, team] of Object.entries(TEAMS)) await store.team.saveMember(1, Number(id), { team });
        if (isLinked) link(file, 3, 1);
        const [workspace] = await store.team.workspaces();
        if (workspace === undefined) throw new Error('no workspace');
        const all = await store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 1000 });
        for (const { scope, ...ask } of questions) {
          const person = isLinked && scope.owner === 3 ? 1 : scope.owner;
          const report = await store.reports.stuck(workspace, { ...ask, scope });
          expect(comparable(report)).toEqual(
            naive(all.items, workspace, { ...ask, scope: { ...scope, owner: person } }),
          );
        }
      } finally {
        await close();
      }
    },
  );

  test.prop([teamHistories(), fc.integer({ min: 1, max: 4 })], { numRuns: 15 })(
    'shows each stuck deal on exactly one page',
    async (histories, limit) => {
      const { store, close } = await live(histories);
      try {
        const now: Instant = HISTORIES_START + 90 * DAY;
        const shown: number[] = [];
        for (let offset = 0; ; offset += limit) {
          const ask = { now, scope: EVERYBODY, offset, limit, before: null };
          const { lines, total } = await store.reports.stuck(WORKSPACE, ask);
          shown.push(...lines.map(({ id }) => id));
          if (offset + limit < total) continue;
          expect(new Set(shown).size).toBe(total);
          expect(shown).toHaveLength(total);
          break;
        }
      } finally {
        await close();
      }
    },
  );
});

/** As another process would: one person from now on, whatever their messengers. */
const link = (file: string, younger: number, older: number): void => {
  const client = new Database(file);
  client.prepare('UPDATE members SET merged_into = ? WHERE id = ?').run(older, younger);
  client.close();
};
