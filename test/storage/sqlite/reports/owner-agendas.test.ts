import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Deal } from '../../../../src/domain/deals/deal.ts';
import type { MorningAsk } from '../../../../src/domain/ports/reports.ts';
import { EVERYBODY } from '../../../../src/domain/reports/figures.ts';
import { stuckReasons } from '../../../../src/domain/stuck/stuck-rules.ts';
import { HOUR } from '../../../../src/domain/time.ts';
import { HISTORIES_START, teamHistories } from '../../../support/histories.ts';
import { link, live } from '../live.ts';

const asks = fc.record<MorningAsk>({
  now: fc.integer({ min: 0, max: 2400 }).map((hour) => HISTORIES_START + hour * HOUR),
  until: fc.integer({ min: 0, max: 2400 }).map((hour) => HISTORIES_START + hour * HOUR),
  followUps: fc.integer({ min: 1, max: 4 }),
  stuck: fc.integer({ min: 1, max: 4 }),
});

/** By the time of the follow-up; two at once in the order in which the deals came. */
const followUpsOf = (deals: readonly Deal[], until: number) =>
  deals
    .filter(({ status }) => status === 'open')
    .flatMap(({ id, number, version, company, followUp }) =>
      followUp !== null && followUp.at < until ? [{ id, deal: number, version, company, ...followUp }] : [],
    )
    .sort((a, b) => a.at - b.at || a.id - b.id);

describe('what a morning asks of each owner', () => {
  test.prop([teamHistories(), fc.array(asks, { minLength: 1, maxLength: 5 }), fc.boolean()], { numRuns: 25 })(
    'is what one finds who looks at every deal of everyone, linked people as one',
    async (histories, questions, isLinked) => {
      const { store, file, close } = await live(histories);
      try {
        const [workspace] = await store.team.workspaces();
        if (workspace === undefined) throw new Error('no workspace');
        if (isLinked) link(file, 3, 1);
        const { items } = await store.deals.list(workspace.id, {}, 'recent', { offset: 0, limit: 1000 });
        const owners = [...new Set(items.map(({ owner }) => owner))].filter((owner) => owner !== null);
        for (const ask of questions) {
          const expected = [];
          for (const owner of owners.sort((a, b) => a - b)) {
            const own = items.filter((deal) => deal.owner === owner);
            const due = followUpsOf(own, ask.until);
            const broken = own.filter((deal) => stuckReasons(deal, workspace, ask.now).length > 0);
            if (due.length + broken.length === 0) continue;
            // In a digest of this owner alone, the first lines are the most valuable ones.
            const digest = await store.reports.stuck(workspace, {
              now: ask.now,
              scope: { ...EVERYBODY, owner },
              offset: 0,
              limit: ask.stuck,
              before: null,
            });
            expected.push({
              owner,
              followUps: due.slice(0, ask.followUps),
              totalFollowUps: due.length,
              stuck: digest.lines,
              totalStuck: broken.length,
            });
          }
          expect(await store.reports.mornings(workspace, ask)).toEqual(expected);
        }
      } finally {
        await close();
      }
    },
  );
});
