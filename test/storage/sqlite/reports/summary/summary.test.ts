import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { SummaryAsk } from '../../../../../src/domain/ports/reports.ts';
import type { FigureScope, Spend } from '../../../../../src/domain/reports/figures.ts';
import type { Target } from '../../../../../src/domain/reports/forecast.ts';
import { DAY } from '../../../../../src/domain/time.ts';
import {
  crowdHistories,
  HISTORIES_START,
  type History,
  teamHistories,
  WORKSPACE,
} from '../../../../support/histories.ts';
import { calendarPeriod } from '../../../../support/naive-calendar.ts';
import { naiveForecast, naiveStageAges } from '../../../../support/naive-forecast.ts';
import { naiveSources } from '../../../../support/naive-sources.ts';
import { naiveSummary, type RecordedTeam } from '../../../../support/naive-summary.ts';
import { type AgeRow, agesIn } from '../../ages-in.ts';
import { live } from '../../live.ts';

/** With and without holidays; where clocks change within the histories, and by half an hour. */
const places = fc.constantFrom(
  { zone: 'Asia/Shanghai', country: 'CN' },
  { zone: 'America/New_York', country: 'US' },
  { zone: 'Europe/Berlin', country: null },
  { zone: 'America/Santiago', country: null },
  { zone: 'Australia/Lord_Howe', country: null },
);
const TEAMS = new Map([
  [1, 'north'],
  [2, 'north'],
  [3, 'south'],
]);

const scopes: fc.Arbitrary<FigureScope> = fc.record({
  owner: fc.constantFrom(null, null, null, 1, 2),
  team: fc.constantFrom(null, null, null, 'north', 'nobody'),
  source: fc.constantFrom(null, null, null, 'zhihu'),
});
const figure = fc.option(fc.nat(5000));
const spend: fc.Arbitrary<Spend[]> = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom('zhihu', 'seo', '抖音', 'tv'),
    campaign: fc.constantFrom(null, 'spring', '秋招'),
    day: fc
      .nat(120)
      .map((days) => new Date(Date.parse('2025-12-20') + days * DAY).toISOString().slice(0, 10)),
    amount: fc.option(fc.record({ minor: fc.nat(900_000), currency: fc.constantFrom('CNY', 'CNY', 'USD') })),
    impressions: figure,
    reach: figure,
    sessions: figure,
    interactions: figure,
  }),
  { maxLength: 20, selector: ({ source, campaign, day }) => `${source} ${campaign} ${day}` },
);
const targets: fc.Arbitrary<Target[]> = fc.subarray<Target>([
  { span: 'month', amount: { minor: 5_000_000, currency: 'CNY' } },
  { span: 'quarter', amount: { minor: 9_000_000, currency: 'USD' } },
]);

/** A week or a quarter about the time of the histories, and when it is asked for. */
const asks = fc.record({
  kind: fc.constantFrom('weekly', 'quarterly'),
  back: fc.nat(15),
  late: fc.nat(100 * DAY),
  scope: scopes,
});
const askOf = (
  { kind, back, late, scope }: typeof asks extends fc.Arbitrary<infer T> ? T : never,
  zone: string,
): SummaryAsk => ({
  kind,
  period:
    kind === 'weekly'
      ? calendarPeriod('week', HISTORIES_START + 100 * DAY, back, zone)
      : calendarPeriod('quarter', HISTORIES_START + 100 * DAY, back % 3, zone),
  now: HISTORIES_START + late,
  scope,
  sections: ['chart'],
});

/** The store that lived through it all, and the same for walking it by hand. */
const lived = async (
  histories: readonly History[],
  place: { zone: string; country: string | null },
  entered: { spend: Spend[]; targets: Target[] },
) => {
  const opened = await live(histories, place);
  const { store, workspace, ids } = opened;
  for (const [member, team] of TEAMS) await store.team.saveMember(1, member, { team });
  for (const one of entered.spend) await store.spend.save(1, one);
  for (const { span, amount } of entered.targets) await store.targets.save(1, span, amount);
  const deals = histories.map(({ deal, events }, index) => {
    const id = ids.get(index) ?? 0;
    return { deal: { ...deal, id, number: id }, events };
  });
  const team: RecordedTeam = { workspace, deals, ...entered, teams: TEAMS };
  return { ...opened, team };
};

/** The same by walking everything. */
const agesOf = ({ deals, workspace }: RecordedTeam) => {
  const ages = new Map<string, AgeRow>();
  for (const one of deals.filter(({ deal }) => deal.status !== 'open')) {
    for (const { stage, days } of naiveStageAges(one, workspace)) {
      const row = ages.get(`${stage} ${days}`) ?? { stage, days, won: 0, lost: 0 };
      row[one.deal.status === 'won' ? 'won' : 'lost'] += 1;
      ages.set(`${stage} ${days}`, row);
    }
  }
  return [...ages.values()].sort((a, b) =>
    a.stage === b.stage ? a.days - b.days : a.stage < b.stage ? -1 : 1,
  );
};

const teams = places.chain((place) =>
  fc.record({
    place: fc.constant(place),
    histories: teamHistories(14, 10, { ...WORKSPACE, zone: place.zone }),
    entered: fc.record({ spend, targets }),
  }),
);
const crowds = places.chain((place) =>
  fc.record({
    place: fc.constant(place),
    histories: crowdHistories({ ...WORKSPACE, zone: place.zone }),
    entered: fc.record({ spend, targets }),
  }),
);

/** A thousand histories and more, ms: much more than it takes. */
const LONG = 180_000;

describe('after any history of a team', () => {
  // At least ten deals a run: a thousand histories.
  test.prop([teams, fc.array(asks, { minLength: 1, maxLength: 3 })], { numRuns: 100 })(
    'every figure of a summary is what walking everything gives',
    async ({ place, histories, entered }, questions) => {
      const { store, workspace, team, file, close } = await lived(histories, place, entered);
      try {
        for (const question of questions) {
          const ask = askOf(question, place.zone);
          expect(await store.reports.summary(workspace, ask)).toEqual(naiveSummary(team, ask));
          const { period, scope } = ask;
          expect(await store.reports.sources(workspace, period, scope, 'campaign')).toEqual(
            naiveSources(team.deals, team.spend, workspace, period, scope, 'campaign', TEAMS),
          );
        }
        expect(agesIn(file)).toEqual(agesOf(team));
      } finally {
        await close();
      }
    },
    LONG,
  );

  test.prop([crowds, asks, fc.integer({ min: 7, max: 13 })], { numRuns: 12 })(
    'shares and the bottleneck of many deals are what walking everything gives',
    async ({ place, histories, entered }, question, back) => {
      const { store, workspace, team, file, close } = await lived(histories, place, entered);
      try {
        const everybody = { owner: null, team: null, source: null };
        for (const one of [
          { ...question, kind: 'weekly', back, scope: everybody } as const,
          { ...question, kind: 'quarterly', back: 1, scope: everybody } as const,
          question,
        ]) {
          const ask = askOf(one, place.zone);
          expect(await store.reports.summary(workspace, ask)).toEqual(naiveSummary(team, ask));
          expect(await store.reports.forecast(workspace, ask.now, ask.scope)).toEqual(
            naiveForecast(team.deals, team.targets, workspace, ask.now, ask.scope, TEAMS),
          );
        }
        expect(agesIn(file)).toEqual(agesOf(team));
      } finally {
        await close();
      }
    },
    LONG,
  );
});
