import { describe, expect, it } from 'vitest';
import type { Card, Control } from '../../../src/cards/kit/card.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import { summaryCard } from '../../../src/cards/reports/summary-card.ts';
import { SECTIONS, type Section } from '../../../src/domain/digests/digest-settings.ts';
import { emptySummary } from '../../support/extreme-summaries.ts';
import { figuresWith, quarterlyWith, sourceFigures, summaryWith, yuan } from '../../support/summaries.ts';
import { LANGUAGES, seenBy, VIC } from '../people.ts';
import { rowsOf } from '../tables.ts';

const view = seenBy(null);
const weekly = summaryCard(summaryWith(), view);
const text = plainText(weekly);
const controls = (card: Card): readonly Control[] =>
  card.body.flatMap((element) =>
    element.type === 'actions' || element.type === 'line' ? element.controls : [],
  );
const pressOf = (card: Card, name: string) =>
  controls(card).flatMap((one) => (one.type === 'button' && one.label === name ? [one.press] : []));

describe('the weekly summary', () => {
  it('says which week it is about', () => {
    expect(text).toContain('Weekly summary\nMon, Feb 23 – Sun, Mar 1 · in brackets');
  });

  it('compares each stage with the week before, but no share of a small sample', () => {
    expect(rowsOf(weekly, 'By stage').slice(0, 3)).toEqual([
      ['New lead', '40 (+5)', '24', '6', '80% (+10 points)', '3.0'],
      ['Nurturing', '40 (+5)', '5', '2', '71% (n=7)', '3.0 (n=7)'],
      ['Qualified', '40 (+5)', '0', '0', '–', '–'],
    ]);
    expect(text).toContain('New leads: 9 (−3)');
  });

  it('names the bottleneck, what lifting it would bring and three deals to begin with', () => {
    expect(text).toContain(
      'Bottleneck: Proposal\n62% go on; at its best in the last twelve weeks 78% did: about 4 more deals, worth about CN¥120,000',
    );
    expect(text).toContain(
      '#7 Company 7 · CN¥7,000 · Amy\n#6 Company 6 · CN¥6,000 · Pool\n#5 Company 5 · Amy',
    );
    expect(pressOf(weekly, 'All 14 deals in Proposal')).toEqual([
      { kind: 'list-deals', filter: { stage: 'proposal', status: 'open' }, page: 0 },
    ]);
    expect(pressOf(weekly, 'Assign the fix…')).toEqual([
      {
        kind: 'open-form',
        ref: { form: 'fix', text: 'Lift Proposal from 62% to 78%: go through its 14 open deals' },
      },
    ]);
  });

  it('promises no amount where none can be told', () => {
    const { bottleneck } = summaryWith();
    if (bottleneck === null) throw new Error('no bottleneck');
    const card = summaryCard(summaryWith({ bottleneck: { ...bottleneck, gain: null, extra: 0.3 } }), view);
    expect(plainText(card)).toContain('78% did: about 1 more deal\n');
  });

  it('lists the largest deals won and lost with their reasons, each to be opened', () => {
    expect(rowsOf(weekly, 'The largest deals won and lost')).toEqual([
      ['#31 Company 31', 'CN¥31,000', 'Amy', 'Won'],
      ['#30 Company 30', 'CN¥30,000', '李雷', 'Won'],
      ['#21 Company 21', 'CN¥21,000', 'Amy', 'Lost: Price · half as much elsewhere'],
      ['#20 Company 20', 'CN¥20,000', 'Amy', 'Lost: Timing'],
    ]);
    expect(text).toContain('Why deals were lost: Price 3, Timing 1');
  });

  it('says what the sources cost only where somebody entered it, with the size of small samples', () => {
    expect(rowsOf(weekly, 'New leads by source')).toEqual([
      ['zhihu', '25', '2', '5%', 'CN¥1,000 (n=2)', '200% (n=2)'],
      ['no source', '3', '0', '–', '–', '–'],
    ]);
    const free = summaryCard(summaryWith({ sources: [sourceFigures('zhihu')] }), view);
    expect(rowsOf(free, 'New leads by source')).toEqual([['zhihu', '3', '0']]);
  });

  it('folds many sources with the way to all of them', () => {
    const sources = Array.from({ length: 11 }, (_, at) => sourceFigures(`s${at}`));
    const card = summaryCard(summaryWith({ sources }), view);
    expect(rowsOf(card, 'New leads by source')).toHaveLength(6);
    expect(plainText(card)).toContain('…and 5 more sources');
    expect(pressOf(card, 'All sources')).toHaveLength(1);
  });

  it('sets what is won beside the target and the working days gone', () => {
    expect(text).toContain('Forecast of the open deals: CN¥310,000');
    expect(text).toContain(
      'Month: CN¥120,000 of CN¥500,000 won (24%), 40% of the working days gone; forecast CN¥310,000',
    );
    const without = summaryCard(
      summaryWith({ forecast: { stages: [], expected: [yuan(5)], pace: [] } }),
      view,
    );
    expect(plainText(without)).toContain('/funnel target month 500k');
  });

  it('praises by name and notifies nobody', () => {
    expect(text).toContain('Amy: 7 moves forward, 2 won · CN¥9,000\n李雷: 1 move forward');
    expect(JSON.stringify(weekly)).not.toContain('"mention":true');
  });

  it('leads to the deals that lack something', () => {
    expect(text).toContain('3 of 40 open deals have no amount');
    expect(text).toContain('1 of 40 open deals has no source');
    expect(pressOf(weekly, 'Show them')).toEqual(
      ['amount', 'source', 'next-step'].map((lacks) => ({
        kind: 'list-deals',
        filter: { status: 'open', lacks },
        page: 0,
      })),
    );
  });

  it('draws twelve weeks, says that small ones are samples and calls nothing a trend', () => {
    const lines = weekly.body.find((element) => element.type === 'lines');
    expect(lines).toMatchObject({
      chart: {
        title: 'The last 12 weeks',
        series: [{ name: 'New leads' }, { name: 'Won' }, { name: 'Lost' }],
      },
    });
    expect(lines?.chart.categories.slice(-2)).toEqual(['Feb 16', 'Feb 23']);
    expect(text).toContain('Weeks with fewer than 20 deals are samples');
    expect(text).not.toMatch(/trend/i);
    expect(plainText(summaryCard(summaryWith(), seenBy(null, 'zh-CN')))).not.toContain('趋势');
  });

  it('leaves no blank behind a full-width colon', () => {
    const text = plainText(summaryCard(summaryWith(), seenBy(null, 'zh-CN')));
    expect(text).toContain('输单原因：价格 3');
    expect(text).not.toMatch(/： /u);
  });

  it('draws nothing before the team’s first deal', () => {
    const { trend } = summaryWith();
    const none = trend.slice(0, 9).map(({ period }) => ({ period, newLeads: 0, won: 0, lost: 0 }));
    const titles = (card: Card) =>
      card.body.flatMap((element) => (element.type === 'lines' ? [element.chart.title] : []));
    const young = summaryCard(summaryWith({ trend: [...none, ...trend.slice(9)] }), view);
    expect(titles(young)).toEqual(['The last 3 weeks']);
    expect(titles(summaryCard(emptySummary('weekly'), view))).toEqual([]);
  });

  it('ends with what to talk about, and the way to the deals and to what the figures mean', () => {
    expect(text).toContain(
      'For the weekly meeting\n1. Proposal holds deals up: 62% go on, 78% did at its best.',
    );
    expect(text).toContain('2. #7 Company 7 (CN¥7,000, Amy) is the largest deal in Proposal');
    expect(text).toContain('3. CN¥80,000 behind the month’s target');
    expect(text).toContain('4. Lost most often: Price, 3 of 4 deals.');
    expect(text).toContain('5. 12 of 40 open deals have no next step: who fills that in');
    expect(pressOf(weekly, 'What do these numbers mean?')).toEqual([{ kind: 'show-definitions' }]);
    expect(pressOf(weekly, 'Stuck deals')).toHaveLength(1);
  });

  it('is about a scope where it has one, and so are its lists', () => {
    const card = summaryCard(summaryWith({ scope: { owner: 3, team: null, source: 'zhihu' } }), view);
    expect(plainText(card)).toContain('Only 李雷 · zhihu');
    const filters = controls(card).flatMap((one) =>
      one.type === 'button' && one.press.kind === 'list-deals' ? [one.press.filter] : [],
    );
    expect(filters.length).toBeGreaterThan(4);
    for (const filter of filters) expect(filter).toMatchObject({ owner: 3, source: 'zhihu', status: 'open' });
  });

  it('offers a task to nobody who may not give one', () => {
    expect(pressOf(summaryCard(summaryWith(), seenBy(VIC)), 'Assign the fix…')).toEqual([]);
    const calm = summaryCard(summaryWith({ bottleneck: null }), view);
    expect(pressOf(calm, 'Assign the fix…')).toEqual([{ kind: 'open-form', ref: { form: 'fix' } }]);
  });
});

describe('a part that the team left out', () => {
  const SIGNS: Record<Section, string> = {
    chart: 'Deals that reached each stage',
    bottleneck: 'Bottleneck:',
    outcomes: 'The largest deals won and lost',
    sources: 'New leads by source',
    forecast: 'Forecast of the open deals',
    leaders: 'Who moved most',
    quality: 'To fill in',
    trend: 'The last 12 weeks',
    agenda: 'For the weekly meeting',
  };

  it.each(SECTIONS)('is not on the card: %s', (section) => {
    const sections = SECTIONS.filter((one) => one !== section);
    const shown = plainText(summaryCard(summaryWith({ sections }), view));
    const missing = SECTIONS.filter((one) => !shown.includes(SIGNS[one]));
    expect(missing).toEqual([section]);
    expect(shown).toContain('By stage');
  });
});

describe('the quarterly review', () => {
  const card = summaryCard(quarterlyWith(), view);

  it('is about a quarter in the same words', () => {
    expect(plainText(card)).toContain('Quarterly review\nQ4 2025 · in brackets');
    const lines = card.body.find((element) => element.type === 'lines');
    expect(lines?.chart.categories.slice(-2)).toEqual(['Q3 ’25', 'Q4 ’25']);
    expect(plainText(card)).not.toContain('are samples');
  });

  it('tells how far the deals have come that reached a stage', () => {
    expect(rowsOf(card, 'How far the quarter’s deals have come by now')).toEqual([
      ['New lead', '80', '80%', '60%', '40%', '20%', '10%'],
      ['Nurturing', '64', '–', '75%', '50%', '25%', '13%'],
      ['Qualified', '48', '–', '–', '67%', '33%', '17%'],
      ['Proposal', '32', '–', '–', '–', '50%', '25%'],
      ['Contract', '16', '–', '–', '–', '–', '50% (n=16)'],
    ]);
  });

  it('tells what customers are worth', () => {
    expect(plainText(card)).toContain('Customers: 40\nRepurchase rate: 25%\nLifetime value: CN¥8,000');
  });

  it.each([
    [{ newLeads: 9, referred: 3 }, '33% (n=9)'],
    [{ newLeads: 40, referred: 10 }, '25%'],
    [{ newLeads: 40, referred: 0 }, '0%'],
    [{ newLeads: 0, referred: 0 }, '–'],
  ])('tells which share of the new deals was referred: %j', (figures, rate) => {
    const shown = plainText(summaryCard(quarterlyWith({ figures: figuresWith(figures) }), view));
    expect(shown).toMatch(new RegExp(`^Referral rate: ${rate.replace(/[()]/g, '\\$&')}$`, 'm'));
  });
});

describe.each(LANGUAGES)('a summary without anything to tell, in %s', (language) => {
  it.each(['weekly', 'quarterly'] as const)('reads naturally: %s', (kind) => {
    const shown = plainText(summaryCard(emptySummary(kind), seenBy(null, language)));
    expect(shown).toContain(
      language === 'en'
        ? `Nothing closed last ${kind === 'weekly' ? 'week' : 'quarter'}.`
        : `上${kind === 'weekly' ? '周' : '季度'}没有赢单，也没有输单。`,
    );
    expect(shown).not.toMatch(/NaN|Infinity|n=0/);
  });
});
