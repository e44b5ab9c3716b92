import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../src/adapters/playground/render/limits.ts';
import { render } from '../../../../src/adapters/playground/render/render.ts';
import type { Card, CardElement } from '../../../../src/cards/kit/card.ts';

const card = (body: readonly CardElement[], more: Card['more'] = null): Card => ({
  title: 'Deals',
  tone: 'normal',
  body,
  more,
});
const PRESS = { kind: 'show-stuck', page: 1 } as const;

describe('a card in the playground', () => {
  it('is left as it is when it fits', () => {
    const whole = card([
      { type: 'text', text: ['a ', { bold: 'b' }, { member: 1, name: 'Amy', mention: true }] },
      { type: 'fields', pairs: [{ label: 'Owner', value: 'Amy' }] },
      { type: 'progress', steps: ['New', 'Won'], current: 0, state: 'open' },
      { type: 'divider' },
      { type: 'chart', chart: { title: 'T', series: [{ name: 'n', values: [{ label: 'l', value: 3 }] }] } },
      {
        type: 'lines',
        chart: { title: 'T', categories: ['a', 'b'], series: [{ name: 'n', values: [3, 4] }] },
      },
    ]);
    expect(render(whole)).toEqual(whole);
  });

  it('ends a long text with an ellipsis, whole characters only', () => {
    const [text] = render(card([{ type: 'text', text: '😀'.repeat(LIMITS.text) }])).body;
    if (text?.type !== 'text' || typeof text.text !== 'string') throw new Error('no text');
    expect(text.text.length).toBeLessThanOrEqual(LIMITS.text);
    expect(text.text).toMatch(/^(?:😀)+…$/u);
  });

  it('cuts a text of many spans at the same length', () => {
    const spans = Array.from({ length: 50 }, () => ({ bold: 'x'.repeat(200) }));
    const [text] = render(card([{ type: 'text', text: spans }])).body;
    expect(JSON.stringify(text).length).toBeLessThan(LIMITS.text * 1.5);
    expect(JSON.stringify(text)).toContain('…');
  });

  it('says that rows are missing and leads to them', () => {
    const table: CardElement = {
      type: 'table',
      caption: 'Deals',
      columns: [{ label: 'Company', align: 'left' }],
      rows: Array.from({ length: LIMITS.rows + 1 }, (_, index) => [`row ${index}`]),
    };
    const { body } = render(card([table], { label: 'Show more', press: PRESS }));
    expect(body[0]?.type === 'table' && body[0].rows.length).toBe(LIMITS.rows);
    expect(body.at(-1)).toEqual({
      type: 'line',
      text: [{ quiet: '…' }],
      controls: [{ type: 'button', label: 'Show more', press: PRESS, style: 'normal', confirm: null }],
    });
  });
});
