import type { Card, CardElement, Cell, Control, Text } from '../../src/cards/kit/card.ts';
import type { Press } from '../../src/cards/kit/command.ts';

/** A card's words as the playground's page shows them, one element a line. */
export const wordsOf = (card: Card): string => [card.title, ...card.body.map(words)].join('\n');

const words = (element: CardElement): string => {
  switch (element.type) {
    case 'text':
    case 'note':
    case 'line':
      return plain(element.text);
    case 'fields':
      return element.pairs.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n');
    case 'progress':
      return element.steps
        .map((step, index) => (index === element.current && element.state === 'open' ? `[${step}]` : step))
        .join(' › ');
    case 'divider':
    case 'actions':
      return '';
    case 'table':
      return [
        element.caption,
        element.columns.map(({ label }) => label).join(' | '),
        ...element.rows.map((row) => row.map(cellText).join(' | ')),
      ].join('\n');
    case 'chart':
      return [
        element.chart.title,
        ...element.chart.series.flatMap(({ name, values }) => [
          name,
          ...values.map(({ label, value }) => `${label}: ${value}`),
        ]),
      ].join('\n');
    case 'lines':
      return [
        element.chart.title,
        ...element.chart.categories.map(
          (category, at) =>
            `${category}: ${element.chart.series.map(({ name, values }) => `${name} ${values[at]}`).join(', ')}`,
        ),
      ].join('\n');
    default:
      return element satisfies never;
  }
};

const plain = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text
        .map((span) => {
          if (typeof span === 'string') return span;
          if ('bold' in span) return span.bold;
          if ('quiet' in span) return span.quiet;
          if ('channel' in span) return span.name;
          return span.mention ? `@${span.name}` : span.name;
        })
        .join('');

const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** Every press the card offers, under the name a story calls it by: a menu's options as `Menu › option`. */
export const pressesOf = (card: Card): { name: string; press: Press }[] =>
  card.body.flatMap((element) => {
    switch (element.type) {
      case 'actions':
      case 'line':
        return element.controls.flatMap(controlPresses);
      case 'table':
        return element.rows
          .flat()
          .flatMap((cell) =>
            typeof cell !== 'string' && 'press' in cell ? [{ name: cell.text, press: cell.press }] : [],
          );
      default:
        return [];
    }
  });

const controlPresses = (control: Control): { name: string; press: Press }[] =>
  control.type === 'button'
    ? [{ name: control.label, press: control.press }]
    : control.options.map(({ label, press }) => ({ name: `${control.label} › ${label}`, press }));
