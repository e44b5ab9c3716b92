import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Change } from '../../src/funnel/event.ts';
import { DAY, HOUR } from '../../src/funnel/time.ts';
import { sighting } from '../contracts/store-scene.ts';
import { HISTORIES_START, type History, teamHistories, WORKSPACE } from '../support/histories.ts';
import { naiveFigures } from '../support/naive-figures.ts';
import { openTempStore } from './temp-store.ts';

const periods = fc
  .tuple(fc.integer({ min: -2, max: 70 }), fc.integer({ min: 0, max: 60 }), fc.boolean())
  .map(([from, days, ragged]) => {
    const start = HISTORIES_START + from * DAY + (ragged ? 5 * HOUR : 0);
    return { start, end: start + days * DAY };
  });
const scopes = fc.record({
  owner: fc.constantFrom(null, null, 1, 2),
  source: fc.constantFrom(null, null, 'zhihu', '抖音'),
});

/** All changes of all deals, in the order they happened, as one team would have committed them. */
const inOrder = (histories: readonly History[]): { change: Change; deal: number }[] =>
  histories
    .flatMap((history, deal) => history.changes.map((change) => ({ change, deal })))
    .sort((a, b) => a.change.deal.lastEventAt - b.change.deal.lastEventAt);

/** A store that has lived through the histories; gives back the ids that their deals got. */
const live = async (histories: readonly History[]) => {
  const opened = await openTempStore();
  const { store } = opened;
  for (const user of ['U1', 'U2', 'U3']) await store.scene(sighting(user));
  const ids = new Map<number, number>();
  const commits: Promise<unknown>[] = [];
  for (const { change, deal } of inOrder(histories)) {
    const id = ids.get(deal) ?? null;
    const commit = store.commit(1, { ...change, deal: { ...change.deal, id }, messages: [] }, null);
    commits.push(commit);
    if (id !== null) continue;
    const { deal: added } = await commit;
    if (added) ids.set(deal, added.id);
  }
  await Promise.all(commits);
  return { ...opened, ids };
};

describe('after any history of a team', () => {
  test.prop([teamHistories(), fc.array(fc.tuple(periods, scopes), { minLength: 1, maxLength: 6 })], {
    numRuns: 60,
  })('every figure is what walking all events gives', async (histories, questions) => {
    const { store, close } = await live(histories);
    try {
      const all = { start: HISTORIES_START - DAY, end: HISTORIES_START + 400 * DAY };
      for (const [period, scope] of [...questions, [all, { owner: null, source: null }] as const]) {
        const figures = await store.figures(WORKSPACE, period, scope);
        expect(figures).toEqual(naiveFigures(histories, WORKSPACE, period, scope));
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
          const { number, ...read } = (await store.deal(1, id)) ?? { number: 0 };
          const { number: _, ...expected } = deal;
          expect(read).toEqual({ ...expected, id });
          expect(await store.history(id, 1000)).toEqual([...events].reverse());
        }
      } finally {
        await close();
      }
    },
  );
});
