import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { EVERYBODY, type Period } from '../../../../src/domain/reports/figures.ts';
import { DAY } from '../../../../src/domain/time.ts';
import { HISTORIES_START, type History, teamHistories, WORKSPACE } from '../../../support/histories.ts';
import { naiveOutcomes } from '../../../support/naive-outcomes.ts';
import { byValue, inScope } from '../../../support/naive-scope.ts';
import { live } from '../live.ts';

const periods = fc
  .tuple(fc.integer({ min: -2, max: 70 }), fc.integer({ min: 0, max: 90 }))
  .map(([from, days]) => ({
    start: HISTORIES_START + from * DAY,
    end: HISTORIES_START + (from + days) * DAY,
  }));

/** Counted deal by deal, as lines that do not depend on an order. */
const naive = (histories: readonly History[], period: Period) => {
  const lost = naiveOutcomes(inScope(histories, EVERYBODY, new Map()), period)
    .filter(({ status }) => status === 'lost')
    .map(({ deal, reason, stage, amount }) => ({ deal: { ...deal, lostReason: reason, stage, amount } }));
  const counts = new Map<string, number>();
  for (const { deal } of lost) {
    for (const part of ['all', `reason ${deal.lostReason}`, `stage ${deal.stage}`]) {
      counts.set(part, (counts.get(part) ?? 0) + 1);
      if (deal.amount === null) continue;
      const sum = `${part} ${deal.amount.currency}`;
      counts.set(sum, (counts.get(sum) ?? 0) + deal.amount.minor);
    }
  }
  return { counts: Object.fromEntries(counts), deals: lost.map(({ deal }) => deal) };
};

describe('what was lost', () => {
  test.prop([teamHistories(), fc.array(periods, { minLength: 1, maxLength: 5 })], { numRuns: 30 })(
    'is what looking at each deal gives, by reason, by stage and in all',
    async (histories, asked) => {
      const { store, close } = await live(histories);
      try {
        for (const period of asked) {
          const figures = await store.reports.lost(WORKSPACE, period);
          const parts = [
            ...(figures.deals === 0 ? [] : [{ ...figures, part: 'all' }]),
            ...figures.reasons.map((one) => ({ ...one, part: `reason ${one.reason}` })),
            ...figures.stages.map((one) => ({ ...one, part: `stage ${one.stage}` })),
          ];
          const counted = parts.flatMap(({ part, deals, amount }) => [
            [part, deals],
            ...amount.map(({ currency, minor }) => [`${part} ${currency}`, minor]),
          ]);
          const expected = naive(histories, period);
          expect(Object.fromEntries(counted)).toEqual(expected.counts);
          expect(figures.largest).toHaveLength(Math.min(5, expected.deals.length));
          const largest = [...expected.deals].sort(byValue(WORKSPACE.currency)).slice(0, 5);
          expect(figures.largest.map(({ amount }) => amount)).toEqual(largest.map(({ amount }) => amount));
        }
      } finally {
        await close();
      }
    },
  );
});
