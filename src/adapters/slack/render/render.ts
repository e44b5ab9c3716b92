import type { SectionBlock } from '@slack/web-api';
import type {
  Button,
  Card,
  CardElement,
  Control,
  FunnelChart,
  LineChart,
  Text,
  Tone,
} from '../../../cards/kit/card.ts';
import { categoryLines, plainText } from '../../../cards/kit/plain-text.ts';
import type { MentionIds } from '../../../chat/adapter.ts';
import { chunks } from '../../../lib/chunks.ts';
import { cut } from '../../../lib/text.ts';
import type { SlackBlock, SlackMessage } from './blocks.ts';
import {
  choicesOf,
  controlElements,
  fitsOption,
  gathered,
  type NextId,
  PRESS_PREFIX,
  select,
  slackButton,
} from './controls.ts';
import { withoutControls } from './escape.ts';
import { chartBlock, chartLines, linesBlock, type Table, tableBlock, tableLines } from './figures.ts';
import { LIMITS } from './limits.ts';
import { bold, fallback, markup, mrkdwnObject, plainObject, textObject } from './text.ts';

/** Nobody is notified: names stand as text. */
export const NOBODY: MentionIds = new Map();

/** `native`: charts and tables as such. Only messages show them, and not yet in every workspace. */
export interface Canvas {
  mentions: MentionIds;
  native: boolean;
  blocks: number;
}

/** A message: native charts and tables, 50 blocks. */
export const MESSAGE: Canvas = { mentions: NOBODY, native: true, blocks: LIMITS.messageBlocks };
/** A modal or home tab: no charts, 100 blocks. */
export const VIEW: Canvas = { mentions: NOBODY, native: false, blocks: LIMITS.viewBlocks };

/** A card as a message, with its text for notifications. */
export const renderMessage = (card: Card, canvas: Canvas = MESSAGE): SlackMessage => ({
  text: fallback(plainText(card), LIMITS.messageText),
  blocks: renderBlocks(card, canvas),
});

/** Lines with a row of buttons each where there is room, else with one menu each, else cut with a button. */
export const renderBlocks = (card: Card, canvas: Canvas): SlackBlock[] => {
  const roomy = layOut(card, canvas, true);
  if (roomy.blocks.length <= canvas.blocks) return roomy.blocks;
  const dense = layOut(card, canvas, false);
  return dense.blocks.length <= canvas.blocks ? dense.blocks : cutOff(card, dense, canvas);
};

interface Page {
  canvas: Canvas;
  roomy: boolean;
  id: NextId;
  blocks: SlackBlock[];
  charts: number;
}

const layOut = (card: Card, canvas: Canvas, roomy: boolean): Page => {
  let ids = 0;
  const page: Page = { canvas, roomy, id: () => `${PRESS_PREFIX}-${ids++}`, blocks: [], charts: 0 };
  if (card.title !== '') page.blocks.push(header(card));
  for (const element of card.body) add(page, element, card.more);
  return page;
};

const cutOff = (card: Card, page: Page, { blocks: max }: Canvas): SlackBlock[] => {
  const kept = page.blocks.slice(0, max - (card.more === null ? 1 : 2));
  return [
    ...kept,
    context(`… +${page.blocks.length - kept.length}`),
    ...(card.more === null ? [] : [moreButton(card.more, page.id)]),
  ];
};

const add = (page: Page, element: CardElement, more: Card['more']): void => {
  const { blocks, canvas, id } = page;
  switch (element.type) {
    case 'text':
      blocks.push(isQuiet(element.text) ? quietContext(element.text, canvas) : section(element.text, canvas));
      return;
    case 'note':
      blocks.push(section(withTone(element.text, element.tone), canvas));
      return;
    case 'fields':
      blocks.push(...fieldSections(element.pairs, canvas));
      return;
    case 'progress':
      blocks.push({ type: 'context', elements: [mrkdwnObject(progress(element), LIMITS.sectionText)] });
      return;
    case 'divider':
      blocks.push({ type: 'divider' });
      return;
    case 'actions':
      blocks.push(...actionBlocks(element.controls, id));
      return;
    case 'line':
      blocks.push(...line(element.text, element.controls, page));
      return;
    case 'table':
      blocks.push(...table(element, page, more));
      return;
    case 'chart':
      blocks.push(chart(element.chart, page));
      return;
    case 'lines':
      blocks.push(lines(element.chart, page));
      return;
    default:
      element satisfies never;
  }
};

const SIGNS: Readonly<Record<Tone, string>> = { normal: '', warning: '⚠️ ', success: '✅ ', danger: '🛑 ' };

const header = ({ title, tone }: Card): SlackBlock => ({
  type: 'header',
  text: plainObject(`${SIGNS[tone]}${title}`, LIMITS.headerText),
});

const withTone = (text: Text, tone: Tone): Text =>
  typeof text === 'string' ? `${SIGNS[tone]}${text}` : [SIGNS[tone], ...text];

const section = (text: Text, { mentions }: Canvas): SectionBlock => ({
  type: 'section',
  text: textObject(text, mentions, LIMITS.sectionText),
});

const isQuiet = (text: Text): boolean =>
  typeof text !== 'string' && text.every((span) => typeof span === 'object' && 'quiet' in span);

const quietContext = (text: Text, { mentions }: Canvas): SlackBlock => ({
  type: 'context',
  elements: [mrkdwnObject(markup(text, mentions), LIMITS.sectionText)],
});

const context = (text: string): SlackBlock => ({
  type: 'context',
  elements: [plainObject(text, LIMITS.sectionText)],
});

const fieldSections = (
  pairs: readonly { label: string; value: Text }[],
  { mentions }: Canvas,
): SlackBlock[] =>
  chunks(pairs, LIMITS.sectionFields).map((some) => ({
    type: 'section',
    fields: some.map(({ label, value }) =>
      mrkdwnObject(`${bold(label)}\n${markup(value, mentions) || '–'}`, LIMITS.sectionField),
    ),
  }));

const progress = ({ steps, current, state }: Extract<CardElement, { type: 'progress' }>): string =>
  steps
    .map((step, at) => {
      if (state === 'won' || at < current) return `✓ ${markup(step, NOBODY)}`;
      if (at > current) return `○ ${markup(step, NOBODY)}`;
      return `${state === 'open' ? '●' : '✕'} ${bold(step)}`;
    })
    .join('   ');

const actionBlocks = (controls: readonly Control[], id: NextId): SlackBlock[] =>
  chunks(controlElements(controls, id), LIMITS.actionsElements).map((elements) => ({
    type: 'actions',
    elements: [...elements],
  }));

const line = (text: Text, controls: readonly Control[], { canvas, roomy, id }: Page): SlackBlock[] => {
  const words = section(text, canvas);
  const [only] = controls;
  if (only === undefined) return [words];
  if (controls.length === 1 && only.type === 'button')
    return [{ ...words, accessory: slackButton(only, id) }];
  const menu = roomy && controls.length > 1 ? null : gathered(controls, id);
  return menu === null ? [words, ...actionBlocks(controls, id)] : [{ ...words, accessory: menu }];
};

const table = (element: Table, page: Page, more: Card['more']): SlackBlock[] => {
  const { canvas, id } = page;
  if (element.rows.length === 0) return [section(element.caption, canvas)];
  const openers = rowOpeners(element, id);
  if (!canvas.native) {
    const words = withoutControls(tableLines(element));
    return [
      section(cut(words, LIMITS.sectionText), canvas),
      ...(words.length > LIMITS.sectionText && more !== null ? [moreButton(more, id)] : []),
      ...openers,
    ];
  }
  const { block, left } = tableBlock(element);
  return [
    block,
    ...(left === 0 ? [] : [context(`… +${left}`), ...(more === null ? [] : [moreButton(more, id)])]),
    ...openers,
  ];
};

/** Cells of a table cannot be pressed: what they would do is offered in a select below it, named like their column. */
const rowOpeners = ({ columns, rows }: Table, id: NextId): SlackBlock[] =>
  columns.flatMap(({ label }, at): SlackBlock[] => {
    const options = rows.flatMap((row) => {
      const cell = row[at];
      return typeof cell === 'object' && 'press' in cell ? [{ label: cell.text, press: cell.press }] : [];
    });
    return chunks(choicesOf(options).filter(fitsOption), LIMITS.selectOptions).map((some) => ({
      type: 'actions',
      elements: [select(label, some, id)],
    }));
  });

/** Whether one more chart can be shown natively; it is counted. */
const takesChart = (page: Page): boolean => {
  if (!page.canvas.native || page.charts >= LIMITS.charts) return false;
  page.charts += 1;
  return true;
};

const lines = (chart: LineChart, page: Page): SlackBlock => {
  const hasValues = chart.series.length > 0 && chart.categories.length > 0;
  if (hasValues && takesChart(page)) return linesBlock(chart);
  return section(`${chart.title}\n${categoryLines(chart).join('\n')}`, page.canvas);
};

const chart = (chart: FunnelChart, page: Page): SlackBlock => {
  const hasValues = (chart.series[0]?.values.length ?? 0) > 0;
  if (hasValues && takesChart(page)) return chartBlock(chart);
  return section(`${chart.title}\n${chartLines(chart)}`, page.canvas);
};

const moreButton = ({ label, press }: NonNullable<Card['more']>, id: NextId): SlackBlock => {
  const button: Button = { type: 'button', label, press, style: 'normal', confirm: null };
  return { type: 'actions', elements: [slackButton(button, id)] };
};
