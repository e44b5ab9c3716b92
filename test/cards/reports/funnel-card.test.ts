import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import { funnelCard } from '../../../src/cards/reports/funnel-card.ts';
import { figuresWith } from '../../support/summaries.ts';
import { seenBy } from '../people.ts';
import { rowsOf } from '../tables.ts';

describe('the funnel', () => {
  const card = funnelCard(figuresWith(), null, { span: 'month', label: 'March' }, seenBy(null));

  it('is a chart down to the won deals', () => {
    const chart = card.body.find((element) => element.type === 'chart');
    expect(chart).toMatchObject({
      chart: {
        series: [{ values: [{ label: 'New lead', value: 40 }, {}, {}, {}, {}, { label: 'Won', value: 3 }] }],
      },
    });
  });

  it('has a row per stage, with a small sample’s size and a dash where there is no figure', () => {
    expect(rowsOf(card, 'By stage').slice(0, 3)).toEqual([
      ['New lead', '2', 'CN¥1,000', '40', '80%', '3.0'],
      ['Nurturing', '2', 'CN¥1,000', '40', '71% (n=7)', '3.0 (n=7)'],
      ['Qualified', '2', '–', '40', '–', '–'],
    ]);
  });

  it('has totals', () => {
    const text = plainText(card);
    expect(text).toContain('March');
    expect(text).toContain('Open: 22 · CN¥4,000');
    expect(text).toContain('Won: 3 · CN¥9,000');
    expect(text).toContain('Win rate: 43% (n=7)');
    expect(text).toContain('Median cycle: 21 days (n=3)');
  });
});
