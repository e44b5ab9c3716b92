import type { LostReason } from '../../src/domain/deals/deal.ts';
import { SECTIONS } from '../../src/domain/digests/digest-settings.ts';
import type { Money } from '../../src/domain/money.ts';
import {
  EVERYBODY,
  type FunnelFigures,
  type SourceFigures,
  type StageFigures,
} from '../../src/domain/reports/figures.ts';
import type { LostDeal, NamedDeal, Summary } from '../../src/domain/reports/summary.ts';
import { DAY } from '../../src/domain/time.ts';
import { WORKSPACE } from './histories.ts';

/** Monday 2026-03-02 09:00 in Shanghai, when the week before is summed up. */
const MONDAY = Date.parse('2026-03-02T09:00:00+08:00');
const MIDNIGHT = MONDAY - 9 * 3_600_000;
const week = (ago: number) => ({ start: MIDNIGHT - ago * 7 * DAY, end: MIDNIGHT - (ago - 1) * 7 * DAY });

export const yuan = (amount: number): Money => ({ minor: amount * 100, currency: 'CNY' });

export const stageFigures = (id: string, more: Partial<StageFigures> = {}): StageFigures => ({
  stage: id,
  open: 2,
  openAmount: [yuan(1_000)],
  reached: 40,
  advanced: 24,
  lost: 6,
  conversion: 0.8,
  visits: 30,
  medianTime: 3 * DAY,
  p90Time: 9 * DAY,
  ...more,
});

export const figuresWith = (more: Partial<FunnelFigures> = {}): FunnelFigures => ({
  period: week(1),
  stages: [
    stageFigures('new'),
    stageFigures('nurturing', { advanced: 5, lost: 2, conversion: 5 / 7, visits: 7 }),
    stageFigures('qualified', {
      advanced: 0,
      lost: 0,
      conversion: null,
      visits: 0,
      medianTime: null,
      openAmount: [],
    }),
    stageFigures('proposal', { open: 14, advanced: 31, lost: 19, conversion: 0.62 }),
    stageFigures('contract'),
  ],
  won: 3,
  wonAmount: [yuan(9_000)],
  lost: 4,
  lostReasons: [
    { reason: 'price', deals: 3 },
    { reason: 'timing', deals: 1 },
  ],
  reopened: 0,
  winRate: 3 / 7,
  cycle: 21 * DAY,
  newLeads: 9,
  newBySource: [
    { source: 'zhihu', deals: 6 },
    { source: null, deals: 3 },
  ],
  referred: 3,
  ...more,
});

export const namedDeal = (number: number, more: Partial<NamedDeal> = {}): NamedDeal => ({
  id: number,
  number,
  company: `Company ${number}`,
  amount: yuan(1_000 * number),
  owner: 1,
  ...more,
});

const lostDeal = (number: number, reason: LostReason, text: string | null): LostDeal => ({
  ...namedDeal(number),
  reason,
  text,
});

export const sourceFigures = (source: string | null, more: Partial<SourceFigures> = {}): SourceFigures => ({
  source,
  campaign: null,
  newLeads: 3,
  won: 0,
  wonAmount: [],
  newCustomers: 0,
  spend: [],
  impressions: 0,
  reach: 0,
  sessions: 0,
  interactions: 0,
  leadRate: null,
  cac: [],
  roi: null,
  ...more,
});

/** A week in which something of everything happened. */
export const summaryWith = (more: Partial<Summary> = {}): Summary => ({
  kind: 'weekly',
  at: MONDAY,
  scope: EVERYBODY,
  sections: SECTIONS,
  figures: figuresWith(),
  before: figuresWith({
    period: week(2),
    newLeads: 12,
    stages: figuresWith().stages.map((one) => ({ ...one, reached: 35, conversion: 0.7 })),
  }),
  bottleneck: {
    stage: 'proposal',
    conversion: 0.62,
    exits: 50,
    best: 0.78,
    extra: 4.2,
    gain: yuan(120_000),
    examples: [namedDeal(7), namedDeal(6, { owner: null }), namedDeal(5, { amount: null })],
    open: 14,
  },
  wins: [namedDeal(31), namedDeal(30, { owner: 3 })],
  losses: [lostDeal(21, 'price', 'half as much elsewhere'), lostDeal(20, 'timing', null)],
  sources: [
    sourceFigures('zhihu', {
      newLeads: 25,
      won: 2,
      wonAmount: [yuan(6_000)],
      newCustomers: 2,
      spend: [yuan(2_000)],
      sessions: 500,
      leadRate: 0.05,
      cac: [yuan(1_000)],
      roi: 2,
    }),
    sourceFigures(null),
  ],
  forecast: {
    stages: [
      {
        stage: 'proposal',
        open: 4,
        openAmount: [yuan(775_000)],
        share: 0.4,
        closed: 0,
        expected: [yuan(310_000)],
      },
    ],
    expected: [yuan(310_000)],
    pace: [
      { span: 'month', target: yuan(500_000), won: yuan(120_000), daysGone: 8, days: 20 },
      { span: 'quarter', target: yuan(1_500_000), won: yuan(900_000), daysGone: 30, days: 60 },
    ],
  },
  leaders: [
    { member: 1, moves: 7, won: 2, wonAmount: [yuan(9_000)] },
    { member: 3, moves: 1, won: 0, wonAmount: [] },
  ],
  quality: { open: 40, withoutAmount: 3, withoutSource: 1, withoutNextStep: 12 },
  trend: Array.from({ length: 12 }, (_, at) => ({
    period: week(12 - at),
    newLeads: 9 + at,
    won: 3 + (at % 4),
    lost: 4,
  })),
  cohort: [],
  customers: null,
  ...more,
});

const quarter = (ago: number) => {
  const month = (after: number) => {
    const index = 2026 * 12 + after;
    return Date.parse(
      `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01T00:00:00+08:00`,
    );
  };
  return { start: month(-3 * ago), end: month(-3 * ago + 3) };
};

/** The last quarter of 2025. */
export const quarterlyWith = (more: Partial<Summary> = {}): Summary => {
  const ids = WORKSPACE.pipeline.stages.map(({ id }) => id);
  return summaryWith({
    kind: 'quarterly',
    figures: figuresWith({ period: quarter(1) }),
    before: figuresWith({ period: quarter(2) }),
    trend: Array.from({ length: 12 }, (_, at) => ({
      period: quarter(12 - at),
      newLeads: 90 + at,
      won: 30,
      lost: 40,
    })),
    cohort: ids.map((stage, at) => ({
      stage,
      reached: 80 - 16 * at,
      later: [
        ...ids.slice(at + 1).map((next, step) => ({ stage: next, deals: 60 - 16 * (at + step) + 4 })),
        { stage: 'won' as const, deals: 8 },
      ],
    })),
    customers: { customers: 40, repeat: 10, repurchaseRate: 0.25, ltv: [yuan(8_000)] },
    ...more,
  });
};
