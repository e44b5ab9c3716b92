import type {
  Button,
  Card,
  CardElement,
  Cell,
  Control,
  LineChart,
  Span,
  Text,
} from '../../../cards/kit/card.ts';
import { cut } from '../../../lib/text.ts';
import { LIMITS } from './limits.ts';

/**
 * The card as the page shows it: the page escapes by itself (text nodes only), so what is left to do here
 * is to cut what no screen can hold. A cut is always visible, and leads to the whole where there is one.
 */
export const render = (card: Card): Card => {
  const body = card.body.slice(0, LIMITS.elements).map(element);
  const whole: Button[] =
    card.more === null
      ? []
      : [{ type: 'button', label: card.more.label, press: card.more.press, style: 'normal', confirm: null }];
  const isCut = card.body.length > LIMITS.elements || card.body.some(isTooLong);
  const rest: CardElement[] = isCut
    ? [{ type: 'line', text: [{ quiet: '…' }], controls: whole.map(control) }]
    : [];
  return { ...card, title: cut(card.title, LIMITS.title), body: [...body, ...rest] };
};

const isTooLong = (one: CardElement): boolean =>
  (one.type === 'table' && one.rows.length > LIMITS.rows) ||
  (one.type === 'fields' && one.pairs.length > LIMITS.fields);

const element = (one: CardElement): CardElement => {
  switch (one.type) {
    case 'text':
    case 'note':
      return { ...one, text: shorten(one.text) };
    case 'fields':
      return {
        ...one,
        pairs: one.pairs.slice(0, LIMITS.fields).map(({ label, value }) => ({
          label: cut(label, LIMITS.label),
          value: shorten(value),
        })),
      };
    case 'progress':
      return { ...one, steps: one.steps.map((step) => cut(step, LIMITS.label)) };
    case 'divider':
      return one;
    case 'actions':
      return { ...one, controls: one.controls.slice(0, LIMITS.controls).map(control) };
    case 'line':
      return {
        ...one,
        text: shorten(one.text),
        controls: one.controls.slice(0, LIMITS.controls).map(control),
      };
    case 'table':
      return {
        ...one,
        columns: one.columns.map((column) => ({ ...column, label: cut(column.label, LIMITS.label) })),
        rows: one.rows.slice(0, LIMITS.rows).map((row) => row.map(cell)),
      };
    case 'chart':
      return {
        ...one,
        chart: {
          title: cut(one.chart.title, LIMITS.title),
          series: one.chart.series.slice(0, 4).map(({ name, values }) => ({
            name: cut(name, LIMITS.label),
            values: values
              .slice(0, LIMITS.bars)
              .map(({ label, value }) => ({ label: cut(label, LIMITS.label), value })),
          })),
        },
      };
    case 'lines':
      return { ...one, chart: lines(one.chart) };
    default:
      return one satisfies never;
  }
};

/** The newest of too many categories. */
const lines = ({ title, categories, series }: LineChart): LineChart => ({
  title: cut(title, LIMITS.title),
  categories: categories.slice(-LIMITS.bars).map((label) => cut(label, LIMITS.label)),
  series: series
    .slice(0, LIMITS.lines)
    .map(({ name, values }) => ({ name: cut(name, LIMITS.label), values: values.slice(-LIMITS.bars) })),
});

const control = (one: Control): Control => ({
  ...one,
  label: cut(one.label, LIMITS.label),
  ...(one.type === 'menu'
    ? {
        options: one.options
          .slice(0, LIMITS.options)
          .map(({ label, press }) => ({ label: cut(label, LIMITS.cell), press })),
      }
    : {}),
});

const cell = (one: Cell): Cell =>
  typeof one === 'string' ? cut(one, LIMITS.cell) : { ...one, text: cut(one.text, LIMITS.cell) };

/** Cuts a text of spans at `LIMITS.text` characters in all. */
const shorten = (text: Text): Text => {
  if (typeof text === 'string') return cut(text, LIMITS.text);
  const kept: Span[] = [];
  let left: number = LIMITS.text;
  for (const span of text) {
    if (left <= 0) {
      kept.push('…');
      break;
    }
    const piece = shortSpan(span, left);
    kept.push(piece);
    left -= spanText(piece).length;
  }
  return kept;
};

const shortSpan = (span: Span, length: number): Span => {
  if (typeof span === 'string') return cut(span, length);
  if ('bold' in span) return { bold: cut(span.bold, length) };
  if ('quiet' in span) return { quiet: cut(span.quiet, length) };
  return { ...span, name: cut(span.name, LIMITS.label) };
};

const spanText = (span: Span): string => {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  return 'quiet' in span ? span.quiet : span.name;
};
