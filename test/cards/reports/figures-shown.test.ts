import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dealListCard } from '../../../src/cards/deals/deal-list-card.ts';
import type { Card, Cell } from '../../../src/cards/kit/card.ts';
import { percent } from '../../../src/cards/kit/format.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import { forecastCard } from '../../../src/cards/reports/forecast-card.ts';
import { funnelCard } from '../../../src/cards/reports/funnel-card.ts';
import { share } from '../../../src/cards/reports/sample.ts';
import { summaryCard } from '../../../src/cards/reports/summary-card.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Money } from '../../../src/domain/money.ts';
import { forecastOf } from '../../../src/domain/reports/forecast.ts';
import { PERIOD_NAMES } from '../../../src/domain/reports/periods.ts';
import { DAY } from '../../../src/domain/time.ts';
import { play, WORKSPACE } from '../../support/histories.ts';
import { figuresWith, quarterlyWith, stageFigures, summaryWith } from '../../support/summaries.ts';
import { LANGUAGES, NOW, seenBy } from '../people.ts';
import { labelsOf, rowsOf } from '../tables.ts';

const languages = fc.constantFrom<Language>('en', 'zh-CN');
/** A share of at least as many deals as count. */
const shares = fc
  .integer({ min: 20, max: 400 })
  .chain((of) => fc.nat(of).map((good) => ({ value: good / of, of, good })));
/** The number in a text such as "58%" or "+8". */
const shown = (text: string | undefined): number =>
  Number((text ?? '').replace('−', '-').replace(/[^\d.-]/g, ''));

describe('a change in points', () => {
  it.each([
    [23 / 40, 20 / 40, '58% (+8 points)'],
    [0.29, 0.57, '29% (−28 points)'],
    [0.145, 0.5, '15% (−35 points)'],
    [1, 0.005, '100% (+99 points)'],
    [0.575, 0.58, '58%'],
  ])('from %d to %d is that of what is shown', (value, before, words) => {
    expect(share({ value, of: 200 }, { value: before, of: 200 }, seenBy(null))).toBe(words);
  });

  test.prop([shares, shares, languages], { numRuns: 2000 })(
    'is the difference of the two shares as they are shown',
    (now, before, language) => {
      const view = seenBy(null, language);
      const [first = '', change] = share(now, before, view).split(' (');
      expect(first).toBe(percent(now.value, view));
      const difference = shown(first) - shown(percent(before.value, view));
      expect(change === undefined ? 0 : shown(change)).toBe(difference);
    },
  );

  test.prop([shares], { numRuns: 2000 })('rests on shares rounded as on paper', ({ value, good, of }) => {
    // Halves go up; in whole numbers, where nothing is lost.
    expect(shown(percent(value, seenBy(null)))).toBe(Math.floor((200 * good + of) / (2 * of)));
  });
});

/** The amounts of "¥1,234 + $5" by sign. */
const amountsIn = (text: string): Map<string, number> =>
  new Map(
    text
      .split(' + ')
      .filter((part) => part !== '–')
      .map((part) => [part.replace(/[\d,.]/g, ''), Number(part.replace(/[^\d.]/g, ''))]),
  );

const amounts = fc.uniqueArray(
  fc.record({ minor: fc.nat(2_000_000), currency: fc.constantFrom('CNY', 'USD', 'JPY', 'KWD') }),
  { selector: ({ currency }) => currency, maxLength: 4 },
);

describe('the forecast', () => {
  test.prop([fc.tuple(amounts, amounts, amounts, amounts, amounts), languages], { numRuns: 300 })(
    'shows rows that add up to what is expected in all, everywhere it is shown',
    (open, language) => {
      const view = seenBy(null, language);
      const standing = WORKSPACE.pipeline.stages.map(({ id }, index) => ({
        stage: id,
        open: 1,
        openAmount: open[index] ?? [],
      }));
      const forecast = { ...forecastOf(WORKSPACE.pipeline, standing, []), pace: [] };
      const card = forecastCard(forecast, view);
      const sums = new Map<string, number>();
      for (const cells of rowsOf(card, view.t('funnel.by-stage')))
        for (const [sign, amount] of amountsIn(cells.at(-1) ?? ''))
          sums.set(sign, (sums.get(sign) ?? 0) + amount);
      const fields = card.body.flatMap((element) => (element.type === 'fields' ? element.pairs : []));
      const total = String(fields[0]?.value);
      expect(amountsIn(total)).toEqual(sums);
      expect(plainText(summaryCard(summaryWith({ forecast }), view))).toContain(total);
    },
  );
});

const quarter = (language: Language): Card => summaryCard(quarterlyWith(), seenBy(null, language));

describe('the time in a stage', () => {
  it.each(LANGUAGES)('says in %s of how many visits its median and its p90 are', (language) => {
    const view = seenBy(null, language);
    const stages = [
      // Deals only went back: there are visits, but nothing advanced or was lost.
      stageFigures('new', { advanced: 0, lost: 0, conversion: null, visits: 3 }),
      stageFigures('nurturing', { advanced: 5, lost: 2, visits: 40, medianTime: DAY, p90Time: 2 * DAY }),
    ];
    const card = funnelCard(figuresWith({ stages }), null, { span: 'quarter', label: 'Q1' }, view);
    const n = view.t('funnel.sample', { n: 3 });
    expect(rowsOf(card, view.t('funnel.by-stage')).map((cells) => cells.slice(-2))).toEqual([
      [`3.0 ${n}`, `9.0 ${n}`],
      ['1.0', '2.0'],
    ]);
  });

  it.each(LANGUAGES)(
    'shows its p90 in %s in the quarterly review and in the funnel of a quarter only',
    (language) => {
      const view = seenBy(null, language);
      const p90 = view.t('funnel.p90');
      expect(labelsOf(quarter(language))).toContain(p90);
      expect(labelsOf(summaryCard(summaryWith(), view))).not.toContain(p90);
      const spans = PERIOD_NAMES.filter((span) =>
        labelsOf(funnelCard(figuresWith(), null, { span, label: '' }, view)).includes(p90),
      );
      expect(spans).toEqual(['quarter']);
    },
  );
});

describe('a column of amounts', () => {
  const numbers = (amountsShown: readonly (Money | null)[]) => {
    const items = amountsShown.map((amount, index) => ({
      ...play({ company: `C${index}` }, NOW - DAY, 1, []).deal,
      amount,
    }));
    const card = dealListCard({ items, total: items.length }, { filter: {} }, 0, WORKSPACE, seenBy(null));
    const table = card.body.find((element) => element.type === 'table');
    const cells: (Cell | undefined)[] = table?.rows.map(([, cell]) => cell) ?? [];
    return cells.map((cell) => (typeof cell === 'object' && 'number' in cell ? cell.number : null));
  };

  it('can be sorted by its numbers where all are of one currency, and else not at all', () => {
    const [usd, yen] = [
      { minor: 5_000, currency: 'USD' },
      { minor: 9_000, currency: 'JPY' },
    ];
    expect(numbers([usd, null, { ...usd, minor: 1 }])).toEqual([5_000, null, 1]);
    expect(numbers([usd, null, yen])).toEqual([null, null, null]);
  });
});
