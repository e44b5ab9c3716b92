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
import { cut } from '../../../lib/text.ts';
import type { ColumnSet, Element, FeishuCard, Markdown } from './card-json.ts';
import { controlRows, feishuButton, fitsOption, gathered, selects } from './controls.ts';
import { textMessage, withoutControls } from './escape.ts';
import { chartJson, chartLines, linesJson, type Table, tableJson, tableLines } from './figures.ts';
import { fitting } from './fitting.ts';
import { LIMITS } from './limits.ts';
import { bold, coloured, markdownOf, plainObject, quiet } from './text.ts';

/** `mentions`: the platform's ids of whom the card notifies. */
export interface Canvas {
  mentions: MentionIds;
}

/** Nobody is notified: names stand as text. */
export const NOBODY: MentionIds = new Map();

const TEMPLATES = { normal: 'blue', warning: 'orange', success: 'green', danger: 'red' } as const;

/** Lines with a row of buttons each where there is room, else behind one sign each, else cut with a button. */
export const renderCard = (card: Card, canvas: Canvas = { mentions: NOBODY }): FeishuCard =>
  fitting(
    {
      schema: '2.0',
      config: { update_multi: true, summary: { content: summary(card) } },
      ...(card.title === ''
        ? {}
        : { header: { title: plainObject(card.title, LIMITS.title), template: TEMPLATES[card.tone] } }),
    },
    [() => layOut(card, canvas, true), () => layOut(card, canvas, false)],
    card.more === null ? null : moreButton(card.more),
  );

/** Everything a card says, as a text message: for when Feishu refuses the card. Mentions nobody. */
export const plainTextOf = (card: Card): string => {
  const text = textMessage(plainText(card));
  // Three bytes for a Chinese character, and never more for any UTF-16 unit.
  return cut(text, LIMITS.fallbackBytes / 3);
};

const summary = (card: Card): string =>
  cut(withoutControls(plainText(card)).replace(/\s+/g, ' ').trim(), LIMITS.summary) || '–';

interface Page {
  canvas: Canvas;
  roomy: boolean;
  more: Card['more'];
  elements: Element[];
  tables: number;
  charts: number;
}

const layOut = (card: Card, canvas: Canvas, roomy: boolean): Element[] => {
  const page: Page = { canvas, roomy, more: card.more, elements: [], tables: 0, charts: 0 };
  for (const element of card.body) page.elements.push(...elementsFor(element, page));
  return page.elements;
};

const elementsFor = (element: CardElement, page: Page): Element[] => {
  const { mentions } = page.canvas;
  switch (element.type) {
    case 'text':
      return [
        {
          ...markdownOf(element.text, mentions),
          ...(isQuiet(element.text) ? { text_size: 'notation' as const } : {}),
        },
      ];
    case 'note':
      return [markdownOf(withTone(element.text, element.tone), mentions)];
    case 'fields':
      return fields(element.pairs, page);
    case 'progress':
      return [{ tag: 'markdown', content: progress(element) }];
    case 'divider':
      return [{ tag: 'hr' }];
    case 'actions':
      return controlRows(element.controls);
    case 'line':
      return line(element.text, element.controls, page);
    case 'table':
      return table(element, page);
    case 'chart':
      return [chart(element.chart, page)];
    case 'lines':
      return [lines(element.chart, page)];
    default:
      return element satisfies never;
  }
};

const SIGNS: Readonly<Record<Tone, string>> = { normal: '', warning: '⚠️ ', success: '✅ ', danger: '🛑 ' };

const withTone = (text: Text, tone: Tone): Text =>
  typeof text === 'string' ? `${SIGNS[tone]}${text}` : [SIGNS[tone], ...text];

const isQuiet = (text: Text): boolean =>
  typeof text !== 'string' && text.every((span) => typeof span === 'object' && 'quiet' in span);

/** Two columns, also on a phone; one text where there is little room. */
const fields = (
  pairs: readonly { label: string; value: Text }[],
  { canvas: { mentions }, roomy }: Page,
): Element[] =>
  chunked(pairs, LIMITS.fieldsPerRow).map((some): ColumnSet | Markdown =>
    roomy
      ? {
          tag: 'column_set',
          flex_mode: 'bisect',
          horizontal_spacing: '8px',
          columns: some.map(({ label, value }) => ({
            tag: 'column',
            width: 'weighted',
            weight: 1,
            vertical_align: 'top',
            elements: [
              {
                tag: 'markdown',
                content: `${quiet(cut(label, LIMITS.fieldLabel))}<br>${fieldValue(value, mentions)}`,
              },
            ],
          })),
        }
      : {
          tag: 'markdown',
          content: some
            .map(
              ({ label, value }) => `${bold(cut(label, LIMITS.fieldLabel))} ${fieldValue(value, mentions)}`,
            )
            .join('<br>'),
        },
  );

const fieldValue = (value: Text, mentions: MentionIds): string =>
  markdownOf(value, mentions, LIMITS.fieldValue).content;

const progress = ({ steps, current, state }: Extract<CardElement, { type: 'progress' }>): string =>
  steps
    .map((step, at) => {
      const name = cut(step, LIMITS.fieldLabel);
      if (state === 'won' || at < current) return coloured(`✓ ${name}`, 'green');
      if (at > current) return quiet(`○ ${name}`);
      return bold(`${state === 'open' ? '●' : '✕'} ${name}`);
    })
    .join(' › ');

const line = (text: Text, controls: readonly Control[], { canvas, roomy }: Page): Element[] => {
  const words = markdownOf(text, canvas.mentions);
  const [only] = controls;
  if (only === undefined) return [words];
  if (roomy && controls.length === 1 && only.type === 'button') return [beside(words, feishuButton(only))];
  const sign = roomy ? null : gathered(controls);
  return sign === null ? [words, ...controlRows(controls)] : [beside(words, sign)];
};

const beside = (words: Markdown, control: Element): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: [
    { tag: 'column', width: 'weighted', weight: 1, vertical_align: 'center', elements: [words] },
    { tag: 'column', width: 'auto', vertical_align: 'center', elements: [control] },
  ],
});

const table = (element: Table, page: Page): Element[] => {
  const { caption, rows } = element;
  const openers = rowOpeners(element);
  if (rows.length === 0) return caption === '' ? [] : [markdownOf(caption, NOBODY)];
  if (page.tables >= LIMITS.tables) return [markdownOf(tableLines(element), NOBODY), ...openers];
  page.tables += 1;
  const { json, left } = tableJson(element);
  return [
    ...(caption === '' ? [] : [markdownOf([{ bold: caption }], NOBODY)]),
    json,
    ...(left === 0 ? [] : [markdownOf(`… +${left}`, NOBODY)]),
    ...(left === 0 || page.more === null ? [] : [moreButton(page.more)]),
    ...openers,
  ];
};

/** Cells of a table cannot be pressed: what they would do is offered in a select below it, named like their column. */
const rowOpeners = ({ columns, rows }: Table): Element[] =>
  columns.flatMap(({ label }, at): Element[] =>
    selects(
      label,
      rows.flatMap((row) => {
        const cell = row[at];
        if (typeof cell !== 'object' || !('press' in cell)) return [];
        const choice = { label: cell.text, press: cell.press };
        return fitsOption(choice) ? [choice] : [];
      }),
    ),
  );

const chart = (shown: FunnelChart, page: Page): Element => {
  const hasValues = (shown.series[0]?.values.length ?? 0) > 0;
  return hasValues && takesChart(page) ? chartJson(shown) : markdownOf(chartLines(shown), NOBODY);
};

const lines = (shown: LineChart, page: Page): Element => {
  const hasValues = shown.series.length > 0 && shown.categories.length > 0;
  return hasValues && takesChart(page)
    ? linesJson(shown)
    : markdownOf([shown.title, ...categoryLines(shown)].join('\n'), NOBODY);
};

/** Whether there is room for one more native chart; it is counted. */
const takesChart = (page: Page): boolean => {
  if (page.charts >= LIMITS.charts) return false;
  page.charts += 1;
  return true;
};

const moreButton = ({ label, press }: NonNullable<Card['more']>) => {
  const button: Button = { type: 'button', label, press, style: 'normal', confirm: null };
  return feishuButton(button);
};

const chunked = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
