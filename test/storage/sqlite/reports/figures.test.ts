import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { DAY, HOUR } from '../../../../src/domain/time.ts';
import { HISTORIES_START, teamHistories, WORKSPACE } from '../../../support/histories.ts';
import { naiveFigures } from '../../../support/naive-figures.ts';
import { live } from '../live.ts';

const periods = fc
  .tuple(fc.integer({ min: -2, max: 70 }), fc.integer({ min: 0, max: 60 }), fc.boolean())
  .map(([from, days, ragged]) => {
    const start = HISTORIES_START + from * DAY + (ragged ? 5 * HOUR : 0);
    return { start, end: start + days * DAY };
  });
const scopes = fc.record({
  owner: fc.constantFrom(null, null, 1, 2),
  team: fc.constant(null),
  source: fc.constantFrom(null, null, 'zhihu', '抖音'),
});

describe('after any history of a team', () => {
  test.prop([teamHistories(), fc.array(fc.tuple(periods, scopes), { minLength: 1, maxLength: 6 })], {
    numRuns: 60,
  })('every figure is what walking all events gives', async (histories, questions) => {
    const { store, close } = await live(histories);
    try {
      const all = { start: HISTORIES_START - DAY, end: HISTORIES_START + 400 * DAY };
      for (const [period, scope] of [
        ...questions,
        [all, { owner: null, team: null, source: null }] as const,
      ]) {
        const figures = await store.reports.funnel(WORKSPACE, period, scope);
        expect(figures).toEqual(naiveFigures(histories, WORKSPACE, period, scope));
        // Headline, reasons, stages and channels of one post tell the same.
        const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
        expect(sum(figures.stages.map(({ lost }) => lost))).toBe(figures.lost);
        expect(sum(figures.lostReasons.map(({ deals }) => deals))).toBe(figures.lost);
        const sources = await store.reports.sources(WORKSPACE, period, scope, 'source');
        expect(sum(sources.map(({ won }) => won))).toBe(figures.won);
        if (scope.owner !== null || scope.source !== null) continue;
        const { deals, stages, reasons } = await store.reports.lost(WORKSPACE, period);
        expect([deals, sum(stages.map((one) => one.deals)), sum(reasons.map((one) => one.deals))]).toEqual([
          figures.lost,
          figures.lost,
          figures.lost,
        ]);
      }
    } finally {
      await close();
    }
  });

  test.prop([teamHistories(6)], { numRuns: 40 })(
    'every deal and every history is read back as it was committed',
    async (histories) => {
      const { store, ids, close } = await live(histories);
      try {
        for (const [index, { deal, events }] of histories.entries()) {
          const id = ids.get(index) ?? 0;
          const { number, ...read } = (await store.deals.find(1, id)) ?? { number: 0 };
          const { number: _, ...expected } = deal;
          expect(read).toEqual({ ...expected, id });
          expect(await store.deals.history(1, id, 1000)).toEqual([...events].reverse());
        }
      } finally {
        await close();
      }
    },
  );
});
