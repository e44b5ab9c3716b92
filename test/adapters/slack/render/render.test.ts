import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { listAt, textAt } from '../../../../src/adapters/shared/payload.ts';
import { cardView, formView } from '../../../../src/adapters/slack/render/form.ts';
import { LIMITS } from '../../../../src/adapters/slack/render/limits.ts';
import { MESSAGE, renderBlocks, renderMessage, VIEW } from '../../../../src/adapters/slack/render/render.ts';
import type { Card, CardElement, Control } from '../../../../src/cards/kit/card.ts';
import { cards } from '../../../support/any-card.ts';
import { command } from '../../../support/command-schema.ts';
import { checkBlocks, checkView } from '../../../support/fake-slack-blocks.ts';
import { offersOf } from '../../../support/seen-blocks.ts';

const cardOf = (body: readonly CardElement[], more: Card['more'] = null): Card => ({
  title: 'Title',
  tone: 'normal',
  body,
  more,
});
const button = (label: string): Control => ({
  type: 'button',
  label,
  press: { kind: 'show-deal', deal: { id: 1 } },
  style: 'normal',
  confirm: null,
});

/** Every markup entity in mrkdwn and in the fallback text. */
const entities = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    textAt(value, 'type') === 'mrkdwn' ? [...(textAt(value, 'text') ?? '').matchAll(/<[^>]*>?/g)] : [];
  return [...own.map(([entity]) => entity), ...Object.values(value).flatMap(entities)];
};

describe('Rendering for Slack', () => {
  test.prop([cards()], { numRuns: 200 })('gives blocks that Slack takes, whatever the card', (card) => {
    const { blocks, text } = renderMessage(card);
    if (blocks.length > 0) checkBlocks(blocks, 'message');
    expect(text.length).toBeLessThanOrEqual(LIMITS.messageText);
    checkView(cardView(card));
    checkView({ type: 'home', blocks: renderBlocks(card, VIEW) });
  });

  test.prop([cards()], { numRuns: 100 })('notifies nobody but the members whose ids are given', (card) => {
    const { blocks, text } = renderMessage(card, { ...MESSAGE, mentions: new Map([[3, 'U3']]) });
    expect(entities(blocks).filter((entity) => entity !== '<@U3>')).toEqual([]);
    expect(text).not.toMatch(/[<>]/);
    // Slack finds `@channel` and channel names by itself in what is not verbatim.
    const json = JSON.stringify(blocks);
    expect(json.split('"verbatim":true').length).toBe(json.split('"type":"mrkdwn"').length);
  });

  test.prop([cards()], { numRuns: 100 })('gives every control a value that is a command again', (card) => {
    for (const { value } of offersOf(renderMessage(card).blocks)) {
      expect(command.safeParse(JSON.parse(value)).success).toBe(true);
    }
  });

  it('gives lines their own rows of buttons while there is room, else one sign each', () => {
    const lines = (count: number) =>
      cardOf(
        Array.from(
          { length: count },
          (_, at): CardElement => ({
            type: 'line',
            text: `Deal ${at}`,
            controls: [button('Open'), button('Snooze')],
          }),
        ),
      );
    expect(renderMessage(lines(20)).blocks).toHaveLength(41);
    const dense = renderMessage(lines(40)).blocks;
    expect(dense).toHaveLength(41);
    expect(
      offersOf(dense)
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['Open', 'Snooze']);
  });

  it('cuts what is still too long visibly, with the way to the rest', () => {
    const body = Array.from({ length: 70 }, (_, at): CardElement => ({ type: 'text', text: `Line ${at}` }));
    const more = { label: 'All', press: { kind: 'show-stuck', page: 1 } as const };
    const { blocks, text } = renderMessage(cardOf(body, more));
    expect(blocks).toHaveLength(50);
    expect(JSON.stringify(blocks.at(-2))).toContain('… +23');
    expect(offersOf(blocks)).toMatchObject([{ name: 'All' }]);
    expect(text).toContain('Line 69');
  });

  it('shows a table natively, cut at what Slack takes, and offers its rows in a select', () => {
    const rows = Array.from({ length: 130 }, (_, at) => [
      { text: `#${at} Acme`, press: { kind: 'show-deal', deal: { id: at + 1 } } as const },
      { text: '¥5', number: 5 },
    ]);
    const columns = [
      { label: 'Company', align: 'left' as const },
      { label: 'Amount', align: 'right' as const },
    ];
    const { blocks } = renderMessage(cardOf([{ type: 'table', caption: 'Deals', columns, rows }]));
    expect(blocks[1]).toMatchObject({ type: 'data_table', caption: 'Deals', page_size: 100 });
    expect(listAt(blocks[1], 'rows')).toHaveLength(101);
    expect(listAt(blocks[1], 'rows')[1]).toEqual([
      { type: 'raw_text', text: '#0 Acme' },
      { type: 'raw_number', value: 5, text: '¥5' },
    ]);
    expect(JSON.stringify(blocks[2])).toContain('… +30');
    expect(offersOf(blocks)[0]?.name).toBe('Company › #0 Acme');
  });

  it('shows two charts natively and the third as text', () => {
    const chart: CardElement = {
      type: 'chart',
      chart: {
        title: 'Funnel',
        series: [
          {
            name: 'Reached',
            values: [
              { label: 'A very long stage name indeed', value: 9 },
              { label: 'A very long stage name, too', value: 3 },
            ],
          },
        ],
      },
    };
    const { blocks } = renderMessage(cardOf([chart, chart, chart]));
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'data_visualization',
      'data_visualization',
      'section',
    ]);
    expect(blocks[1]).toMatchObject({
      chart: { axis_config: { categories: ['A very long stage n…', 'A very long sta… 2'] } },
    });
    expect(JSON.stringify(blocks[3])).toContain('▇');
  });

  it('shows counts over time as a native line chart with the newest periods, elsewhere as lines of text', () => {
    const lines: CardElement = {
      type: 'lines',
      chart: {
        title: 'The last weeks',
        categories: Array.from({ length: 22 }, (_, at) => `Week ${at}`),
        series: ['New', 'Won'].map((name, at) => ({
          name,
          values: Array.from({ length: 22 }, (_, week) => week * (at + 1)),
        })),
      },
    };
    const { blocks, text } = renderMessage(cardOf([lines]));
    checkBlocks(blocks, 'message');
    expect(blocks[1]).toMatchObject({
      type: 'data_visualization',
      title: 'The last weeks',
      chart: { type: 'line' },
    });
    const series = listAt(blocks[1], 'chart', 'series');
    expect(
      series.map((one) => [textAt(one, 'name'), listAt(one, 'data')[0], listAt(one, 'data').at(-1)]),
    ).toEqual([
      ['New', { label: 'Week 2', value: 2 }, { label: 'Week 21', value: 21 }],
      ['Won', { label: 'Week 2', value: 4 }, { label: 'Week 21', value: 42 }],
    ]);
    expect(text).toContain('Week 0: New 0, Won 0');
    expect(JSON.stringify(renderBlocks(cardOf([lines]), VIEW))).toContain('Week 21: New 21, Won 42');
    expect(renderMessage(cardOf([lines, lines, lines])).blocks.map(({ type }) => type)).toEqual([
      'header',
      'data_visualization',
      'data_visualization',
      'section',
    ]);
  });

  it('passes a command that is too long for an option as a button', () => {
    const long = { kind: 'list-deals', filter: { source: 'x'.repeat(150) }, page: 0 } as const;
    const { blocks } = renderMessage(
      cardOf([
        {
          type: 'actions',
          controls: [{ type: 'menu', label: 'More', options: [{ label: 'Those', press: long }] }],
        },
      ]),
    );
    expect(offersOf(blocks)).toMatchObject([{ name: 'Those', value: JSON.stringify(long) }]);
  });

  it('makes a modal of every kind of field, with what is in it', () => {
    const base = { required: true, hint: 'Hint' };
    const view = formView(
      {
        title: 'A title longer than Slack shows in a modal',
        intro: 'Intro',
        submit: 'Save',
        cancel: 'Cancel',
        ref: { form: 'lead', text: 'quoted "text" '.repeat(400) },
        again: { kind: 'open-form', ref: { form: 'lead' } },
        fields: [
          {
            ...base,
            type: 'text',
            name: 'a',
            label: 'A',
            value: 'x'.repeat(5_000),
            placeholder: 'P',
            multiline: true,
          },
          {
            ...base,
            type: 'select',
            name: 'b',
            label: 'B',
            value: '2',
            options: [{ value: '2', label: 'Two' }],
          },
          { ...base, type: 'select', name: 'b2', label: 'B2', value: 'gone', options: [] },
          {
            ...base,
            type: 'search',
            name: 'c',
            label: 'C',
            source: 'deals',
            value: { value: '1', label: '#1' },
          },
          {
            ...base,
            type: 'checks',
            name: 'd',
            label: 'D',
            value: ['1'],
            options: [{ value: '1', label: 'One' }],
          },
          {
            ...base,
            type: 'checks',
            name: 'd2',
            label: 'D2',
            value: [],
            options: [{ value: '1', label: 'One' }],
          },
          { ...base, type: 'date', name: 'e', label: 'E', value: '2026-03-04' },
          { ...base, type: 'datetime', name: 'f', label: 'F', value: '2026-03-04T09:30' },
        ],
      },
      { channel: 'C1', direct: false, isPrivate: false, responseUrl: 'https://hooks.slack.com/x' },
    );
    checkView(view);
    expect(JSON.parse(view.private_metadata ?? '')).toMatchObject({
      channel: 'C1',
      responseUrl: 'https://hooks.slack.com/x',
    });
    expect(JSON.stringify(view.blocks)).toContain('A title longer than Slack shows in a modal');
    expect(JSON.stringify(view.blocks)).toContain('"initial_time":"09:30"');
  });
});
