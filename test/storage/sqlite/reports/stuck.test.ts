import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { stuckReasons, stuckThresholds } from '../../../../src/domain/stuck/stuck-rules.ts';
import { DAY, HOUR } from '../../../../src/domain/time.ts';
import { HISTORIES_START, teamHistories } from '../../../support/histories.ts';
import { live } from '../live.ts';

describe('the stuck filter', () => {
  test.prop([teamHistories(), fc.array(fc.integer({ min: 0, max: 2400 }), { minLength: 1, maxLength: 8 })], {
    numRuns: 40,
  })('finds exactly the deals that break a stuck rule, at any time', async (histories, hours) => {
    const { store, close } = await live(histories);
    try {
      const [workspace] = await store.team.workspaces();
      if (workspace === undefined) throw new Error('no workspace');
      const all = await store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 1000 });
      for (const now of hours.map((hour) => HISTORIES_START - DAY + hour * HOUR)) {
        const stuck = stuckThresholds(workspace, now);
        const found = await store.deals.list(workspace.id, { stuck }, 'recent', { offset: 0, limit: 1000 });
        const expected = all.items.filter((deal) => stuckReasons(deal, workspace, now).length > 0);
        expect(found.items).toEqual(expected);
        expect((await store.deals.totals(workspace.id, { stuck })).deals).toBe(expected.length);
      }
    } finally {
      await close();
    }
  });
});
