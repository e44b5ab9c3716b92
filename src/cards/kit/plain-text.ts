import type { Card, CardElement, Cell, LineChart, Span, Text, Tone } from './card.ts';

/** All that can be read on a card, top to bottom, controls left out: for notifications, screen readers, old clients. */
export const plainText = (card: Card): string =>
  [card.title, ...card.body.flatMap(elementLines)].filter((line) => line !== '').join('\n');

/** A text without its emphasis. */
export const plain = (text: Text): string => (typeof text === 'string' ? text : text.map(plainSpan).join(''));

const plainSpan = (span: Span): string => {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('quiet' in span) return span.quiet;
  return span.name;
};

const elementLines = (element: CardElement): string[] => {
  switch (element.type) {
    case 'text':
    case 'line':
      return [plain(element.text)];
    case 'note':
      return [`${NOTE_MARKS[element.tone]}${plain(element.text)}`];
    case 'fields':
      return element.pairs.map(({ label, value }) => `${label}: ${plain(value)}`);
    case 'progress':
      return [progressLine(element)];
    case 'divider':
    case 'actions':
      return [];
    case 'table':
      return [
        element.caption,
        element.columns.map(({ label }) => label).join(' | '),
        ...element.rows.map((row) => row.map(cellText).join(' | ')),
      ];
    case 'chart':
      return [
        element.chart.title,
        ...element.chart.series.map(
          ({ name, values }) =>
            `${name}: ${values.map(({ label, value }) => `${label} ${value}`).join(', ')}`,
        ),
      ];
    case 'lines':
      return [element.chart.title, ...categoryLines(element.chart)];
    default:
      return element satisfies never;
  }
};

/** "Mar 2: New leads 9, Won 3", a line each. */
export const categoryLines = ({ categories, series }: LineChart): string[] =>
  categories.map(
    (category, at) =>
      `${category}: ${series.map(({ name, values }) => `${name} ${values[at] ?? 0}`).join(', ')}`,
  );

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

const NOTE_MARKS: Record<Tone, string> = { normal: '', success: '✓ ', warning: '⚠ ', danger: '⚠ ' };

const progressLine = ({ steps, current, state }: Extract<CardElement, { type: 'progress' }>): string =>
  steps
    .map((step, at) => (mark(at, current, state) === '' ? step : `${mark(at, current, state)} ${step}`))
    .join(' › ');

const mark = (at: number, current: number, state: 'open' | 'won' | 'lost'): string => {
  if (state === 'won' || at < current) return '✓';
  if (at > current) return '';
  return state === 'open' ? '●' : '✗';
};
