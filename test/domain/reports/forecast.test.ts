import { describe, expect, it } from 'vitest';
import { DEFAULT_PIPELINE } from '../../../src/domain/pipeline/default-pipeline.ts';
import { stageOf } from '../../../src/domain/pipeline/pipeline.ts';
import { forecastOf, winShareOf } from '../../../src/domain/reports/forecast.ts';

const cny = (minor: number) => ({ minor, currency: 'CNY' });
const usd = (minor: number) => ({ minor, currency: 'USD' });
const proposal = stageOf(DEFAULT_PIPELINE, 'proposal');

describe('the share of deals here that is won', () => {
  it('is what the stage says until thirty that reached it are closed', () => {
    expect(winShareOf(proposal, [])).toEqual({ share: 0.4, closed: 0 });
    expect(winShareOf(proposal, [{ stage: 'proposal', won: 28, lost: 1 }])).toEqual({
      share: 0.4,
      closed: 29,
    });
    expect(winShareOf(proposal, [{ stage: 'proposal', won: 6, lost: 24 }])).toEqual({
      share: 0.2,
      closed: 30,
    });
  });

  it('is of those that reached this stage, not another', () => {
    expect(winShareOf(proposal, [{ stage: 'contract', won: 40, lost: 10 }])).toMatchObject({ share: 0.4 });
  });
});

describe('the forecast', () => {
  const standing = [
    { stage: 'proposal', open: 3, openAmount: [cny(100_001), usd(999)] },
    { stage: 'contract', open: 1, openAmount: [cny(50_000)] },
  ];

  it('expects of each stage its open amounts times its share, each currency for itself', () => {
    const forecast = forecastOf(DEFAULT_PIPELINE, standing, [{ stage: 'contract', won: 24, lost: 6 }]);
    expect(
      forecast.stages.map(({ stage, share, closed, expected }) => [stage, share, closed, expected]),
    ).toEqual([
      ['new', 0.05, 0, []],
      ['nurturing', 0.1, 0, []],
      ['qualified', 0.2, 0, []],
      // 40,000.4 fen and 399.6 cents, to the nearest.
      ['proposal', 0.4, 0, [cny(40_000), usd(400)]],
      ['contract', 0.8, 30, [cny(40_000)]],
    ]);
    expect(forecast.expected).toEqual([cny(80_000), usd(400)]);
  });

  it('rounds half a minor unit up', () => {
    const half = [{ stage: 'contract', open: 1, openAmount: [cny(1)] }];
    const forecast = forecastOf(DEFAULT_PIPELINE, half, [{ stage: 'contract', won: 15, lost: 15 }]);
    expect(forecast.expected).toEqual([cny(1)]);
  });
});
