import type { Card } from '../../src/cards/kit/card.ts';
import { cellText } from '../../src/cards/kit/plain-text.ts';

const tables = (card: Card) => card.body.flatMap((element) => (element.type === 'table' ? [element] : []));

/** What stands in the cells of the table of that caption; nothing where there is none. */
export const rowsOf = (card: Card, caption: string): string[][] =>
  tables(card)
    .filter((table) => table.caption === caption)
    .flatMap(({ rows }) => rows.map((row) => row.map(cellText)));

/** The names of all figures in tables and fields. */
export const labelsOf = (card: Card): string[] =>
  card.body.flatMap((element) => {
    if (element.type === 'table') return element.columns.map(({ label }) => label);
    return element.type === 'fields' ? element.pairs.map(({ label }) => label) : [];
  });
