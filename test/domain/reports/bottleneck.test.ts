import { describe, expect, it } from 'vitest';
import { DEFAULT_PIPELINE } from '../../../src/domain/pipeline/default-pipeline.ts';
import { type BottleneckFacts, bottleneckOf } from '../../../src/domain/reports/bottleneck.ts';
import type { StageFigures } from '../../../src/domain/reports/figures.ts';

const row = (stage: string, advanced: number, lost: number, open = 0): StageFigures => ({
  stage,
  open,
  openAmount: [],
  reached: 0,
  advanced,
  lost,
  conversion: advanced + lost === 0 ? null : advanced / (advanced + lost),
  visits: 0,
  medianTime: null,
  p90Time: null,
});
const week = (stage: string, advanced: number, lost: number) => new Map([[stage, { advanced, lost }]]);
const AVERAGE = { minor: 1_000_000, currency: 'CNY' };

const found = (facts: Partial<BottleneckFacts>) =>
  bottleneckOf(DEFAULT_PIPELINE, { stages: [], weeks: [], outcomes: [], averageWon: AVERAGE, ...facts });

describe('the bottleneck', () => {
  it('is what the stage would bring at its best: deals more, times the share of the next that is won, times the average', () => {
    // 20 of 40 went on; in its best week 15 of 20. So 10 more would have, and of those at Qualified 20% are won.
    expect(
      found({
        stages: [row('nurturing', 20, 20, 7)],
        weeks: [week('nurturing', 10, 10), week('nurturing', 15, 5)],
      }),
    ).toEqual({
      stage: 'nurturing',
      conversion: 0.5,
      exits: 40,
      best: 0.75,
      extra: 10,
      gain: { minor: 2_000_000, currency: 'CNY' },
      open: 7,
    });
  });

  it('counts what leaves the last stage as won', () => {
    const facts = { stages: [row('contract', 10, 10)], weeks: [week('contract', 15, 5)] };
    expect(found(facts)).toMatchObject({ extra: 5, gain: { minor: 5_000_000 } });
  });

  it('is where most amount would come from, not where most deals are lost', () => {
    const stages = [row('new', 10, 30), row('proposal', 16, 4)];
    const weeks = [week('new', 16, 4), week('proposal', 20, 0)];
    // New: 22 more, of which a tenth is won: 2.2. Proposal: 4 more, of which seven tenths are: 2.8.
    expect(found({ stages, weeks })).toMatchObject({ stage: 'proposal', extra: expect.closeTo(4) });
    expect(found({ stages, weeks, averageWon: null })).toMatchObject({ stage: 'new', gain: null });
  });

  it('takes the share of the next stage from its history when that is long enough', () => {
    const facts = { stages: [row('new', 10, 10)], weeks: [week('new', 20, 0)] };
    const outcomes = [{ stage: 'nurturing', won: 15, lost: 15 }];
    expect(found({ ...facts, outcomes })).toMatchObject({ gain: { minor: 5_000_000 } });
  });

  it('is the earlier of two stages that would bring the same', () => {
    const stages = [row('nurturing', 10, 10), row('new', 10, 10)];
    const weeks = [new Map([...week('new', 20, 0), ...week('nurturing', 20, 0)])];
    expect(found({ stages, weeks, averageWon: null })).toMatchObject({ stage: 'new' });
  });

  it('needs twenty exits in the period, and twenty in what it is compared with', () => {
    const weeks = [week('new', 20, 0)];
    expect(found({ stages: [row('new', 10, 9)], weeks })).toBeNull();
    expect(found({ stages: [row('new', 10, 10)], weeks })).not.toBeNull();
    expect(found({ stages: [row('new', 10, 10)], weeks: [week('new', 19, 0)] })).toBeNull();
  });

  it('compares with a run of weeks where a single one has too few exits, and with the best of those', () => {
    const stages = [row('new', 10, 10)];
    const weeks = [week('new', 4, 6), week('new', 9, 1), week('new', 9, 1), week('new', 0, 5)];
    // The second and third together: 18 of 20. Each of them alone is a lucky ten.
    expect(found({ stages, weeks })).toMatchObject({ best: 0.9 });
  });

  it('is nowhere when no stage was ever better', () => {
    expect(
      found({ stages: [row('new', 18, 2)], weeks: [week('new', 18, 2), week('new', 10, 10)] }),
    ).toBeNull();
  });
});
