import type { FunnelFigures, StageFigures } from '../../src/domain/reports/figures.ts';
import type { Summary } from '../../src/domain/reports/summary.ts';
import { WORKSPACE } from './histories.ts';
import { namedDeal, quarterlyWith, sourceFigures, stageFigures, summaryWith } from './summaries.ts';

const nothing: Partial<FunnelFigures> = {
  stages: WORKSPACE.pipeline.stages.map(({ id }) =>
    stageFigures(id, {
      open: 0,
      openAmount: [],
      reached: 0,
      advanced: 0,
      lost: 0,
      conversion: null,
      visits: 0,
      medianTime: null,
      p90Time: null,
    }),
  ),
  won: 0,
  wonAmount: [],
  lost: 0,
  lostReasons: [],
  reopened: 0,
  winRate: null,
  cycle: null,
  newLeads: 0,
  newBySource: [],
  referred: 0,
};

/** What stands where nobody has done anything yet. */
export const EMPTY: Partial<Summary> = {
  bottleneck: null,
  wins: [],
  losses: [],
  sources: [],
  forecast: { stages: [], expected: [], pace: [] },
  leaders: [],
  quality: { open: 0, withoutAmount: 0, withoutSource: 0, withoutNextStep: 0 },
  customers: null,
};

export const emptySummary = (kind: Summary['kind']): Summary => {
  const full = kind === 'weekly' ? summaryWith() : quarterlyWith();
  return {
    ...full,
    ...EMPTY,
    figures: { ...full.figures, ...nothing },
    before: { ...full.before, ...nothing },
    trend: full.trend.map(({ period }) => ({ period, newLeads: 0, won: 0, lost: 0 })),
    cohort: full.cohort.map(({ stage, later }) => ({
      stage,
      reached: 0,
      later: later.map((one) => ({ ...one, deals: 0 })),
    })),
  };
};

/** Everything there can be, each as long as it may be written, in letters that take the most room. */
export const fullest = (kind: Summary['kind']): Summary => {
  const base = kind === 'weekly' ? summaryWith() : quarterlyWith();
  const most = 100_000_000_000_000;
  const fortune = ['CNY', 'EUR', 'USD'].map((currency) => ({ minor: most - 1, currency }));
  const deals = (from: number) =>
    Array.from({ length: 5 }, (_, at) =>
      namedDeal(900_000 + from + at, {
        company: '值'.repeat(200),
        amount: { minor: most - 1, currency: 'CNY' },
      }),
    );
  const large = (stages: readonly StageFigures[]) =>
    stages.map((one) => ({
      ...one,
      open: 99_999,
      openAmount: fortune,
      reached: 99_999,
      advanced: 9,
      lost: 9,
    }));
  return {
    ...base,
    scope: { owner: 1, team: '队'.repeat(60), source: '源'.repeat(100) },
    figures: {
      ...base.figures,
      stages: large(base.figures.stages),
      wonAmount: fortune,
      lostReasons: (['price', 'competitor', 'no-budget', 'no-decision', 'timing', 'other'] as const).map(
        (reason) => ({ reason, deals: 99_999 }),
      ),
    },
    bottleneck:
      base.bottleneck === null
        ? null
        : { ...base.bottleneck, examples: deals(0).slice(0, 3), gain: fortune[0] ?? null },
    wins: deals(10),
    losses: deals(20).map((deal) => ({ ...deal, reason: 'no-decision', text: '长'.repeat(3_000) })),
    sources: Array.from({ length: 30 }, (_, at) =>
      sourceFigures(`${at}${'渠'.repeat(98)}`, {
        newLeads: 99_999,
        won: 19,
        spend: fortune,
        sessions: 99_999,
        leadRate: 0.5,
        newCustomers: 19,
        cac: fortune,
        roi: 99,
      }),
    ),
    forecast: { ...base.forecast, expected: fortune },
    leaders: Array.from({ length: 5 }, (_, at) => ({
      member: at + 1,
      moves: 99_999,
      won: 9_999,
      wonAmount: fortune,
    })),
    customers: kind === 'weekly' ? null : { customers: 19, repeat: 9, repurchaseRate: 0.5, ltv: fortune },
  };
};
