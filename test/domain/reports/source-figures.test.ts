import { describe, expect, it } from 'vitest';
import { type SourceCounts, sourceFigures } from '../../../src/domain/reports/source-figures.ts';

const cny = (minor: number) => ({ minor, currency: 'CNY' });
const usd = (minor: number) => ({ minor, currency: 'USD' });

const figures = (counts: Partial<SourceCounts>, comparable = true) =>
  sourceFigures(
    {
      source: 'zhihu',
      campaign: null,
      newLeads: 12,
      won: 3,
      wonAmount: [cny(600_000)],
      newCustomers: 3,
      spend: [cny(200_000)],
      impressions: 50_000,
      reach: 20_000,
      sessions: 300,
      interactions: 900,
      ...counts,
    },
    comparable,
  );

describe('what a channel costs', () => {
  it('is leads by sessions, spend by new customers, and what came back by spend', () => {
    // 12 / 300; ¥2,000.00 / 3, to the fen; (6,000 − 2,000) / 2,000.
    expect(figures({})).toMatchObject({ leadRate: 0.04, cac: [cny(66_667)], roi: 2 });
  });

  it('is unknown where there is nothing to divide by', () => {
    expect(figures({ sessions: 0 }).leadRate).toBeNull();
    expect(figures({ newCustomers: 0 }).cac).toEqual([]);
    expect(figures({ spend: [] })).toMatchObject({ cac: [], roi: null });
    expect(figures({ spend: [cny(0)] }).roi).toBeNull();
  });

  it('is a loss of everything while nothing is won', () => {
    expect(figures({ won: 0, wonAmount: [] }).roi).toBe(-1);
  });

  it('never mixes currencies', () => {
    expect(figures({ spend: [cny(300), usd(90)] })).toMatchObject({ cac: [cny(100), usd(30)], roi: null });
    expect(figures({ wonAmount: [cny(1), usd(1)] }).roi).toBeNull();
    expect(figures({ wonAmount: [usd(1)] }).roi).toBeNull();
  });

  it('is not asked of some people’s deals: the spend is for everybody’s', () => {
    expect(figures({}, false)).toMatchObject({ leadRate: null, cac: [], roi: null, spend: [cny(200_000)] });
  });
});
