import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { funnelCard } from '../../src/cards/funnel-card.ts';
import { cellText, plainText } from '../../src/cards/plain-text.ts';
import { weeklySummaryCard } from '../../src/cards/weekly-summary-card.ts';
import type { FunnelFigures, StageFigures } from '../../src/funnel/figures.ts';
import { DAY } from '../../src/funnel/time.ts';
import { NOW, seenBy } from './people.ts';

const stage = (id: string, more: Partial<StageFigures> = {}): StageFigures => ({
  stage: id,
  open: 2,
  openAmount: [{ minor: 100_000, currency: 'CNY' }],
  reached: 40,
  advanced: 24,
  lost: 6,
  conversion: 0.8,
  medianTime: 3 * DAY,
  p90Time: 9 * DAY,
  ...more,
});
const figures = (more: Partial<FunnelFigures> = {}): FunnelFigures => ({
  period: { start: NOW - 8 * DAY, end: NOW - DAY },
  stages: [
    stage('new'),
    stage('nurturing', { advanced: 5, lost: 2, conversion: 5 / 7 }),
    stage('qualified', { advanced: 0, lost: 0, conversion: null, medianTime: null, openAmount: [] }),
    stage('proposal'),
    stage('contract'),
  ],
  won: 3,
  wonAmount: [{ minor: 900_000, currency: 'CNY' }],
  lost: 1,
  lostReasons: [{ reason: 'price', deals: 1 }],
  winRate: 0.75,
  cycle: 21 * DAY,
  newLeads: 9,
  newBySource: [
    { source: 'zhihu', deals: 6 },
    { source: null, deals: 3 },
  ],
  ...more,
});
const rows = (card: Card): string[][] =>
  card.body.flatMap((element) =>
    element.type === 'table' ? element.rows.map((row) => row.map(cellText)) : [],
  );

describe('the funnel', () => {
  const card = funnelCard(figures(), null, 'March', seenBy(null));

  it('is a chart down to the won deals', () => {
    const chart = card.body.find((element) => element.type === 'chart');
    expect(chart).toMatchObject({
      chart: {
        series: [{ values: [{ label: 'New lead', value: 40 }, {}, {}, {}, {}, { label: 'Won', value: 3 }] }],
      },
    });
  });

  it('has a row per stage, with a small sample’s size and a dash where there is no figure', () => {
    expect(rows(card).slice(0, 3)).toEqual([
      ['New lead', '2', 'CN¥1,000', '40', '80%', '3 days'],
      ['Nurturing', '2', 'CN¥1,000', '40', '71% (n=7)', '3 days'],
      ['Qualified', '2', '–', '40', '–', '–'],
    ]);
  });

  it('has totals', () => {
    const text = plainText(card);
    expect(text).toContain('March');
    expect(text).toContain('Open: 10 · CN¥4,000');
    expect(text).toContain('Won: 3 · CN¥9,000');
    expect(text).toContain('Win rate: 75% (n=4)');
    expect(text).toContain('Median cycle: 21 days (n=3)');
  });
});

describe('the weekly summary', () => {
  const before = figures({
    newLeads: 12,
    stages: figures().stages.map((one) => ({ ...one, reached: 35, conversion: 0.7 })),
  });
  const card = weeklySummaryCard(figures(), before, seenBy(null));

  it('compares with the week before, but no share of a small sample', () => {
    expect(rows(card)[0]).toEqual(['New lead', '40 (+5)', '24', '6', '80% (+10 points)', '3 days']);
    expect(rows(card)[1]?.[4]).toBe('71% (n=7)');
    expect(plainText(card)).toContain('New leads: 9 (−3)');
  });

  it('says which week, why deals were lost and where leads came from', () => {
    const text = plainText(card);
    expect(text).toContain('Mon, Feb 23 – Mon, Mar 2');
    expect(text).toContain('Why deals were lost: Price 1');
    expect(text).toContain('New leads by source: zhihu 6, no source 3');
  });
});
