import { field, listAt, textAt } from '../../src/adapters/shared/payload.ts';

/** A control as a story calls it, and what Slack sends when it is used. */
export interface Offer {
  name: string;
  element: unknown;
  value: string;
}

/** What a person reads in blocks, top to bottom: formatting gone, mentions as @names, controls left out. */
export const wordsOfBlocks = (blocks: readonly unknown[], nameOf: (user: string) => string): string =>
  blocks
    .flatMap((block) => blockLines(block))
    .map((line) => readable(line, nameOf))
    .filter((line) => line !== '')
    .join('\n');

const blockLines = (block: unknown): string[] => {
  switch (textAt(block, 'type')) {
    case 'header':
      return [textAt(block, 'text', 'text') ?? ''];
    case 'section':
      return [
        textAt(block, 'text', 'text') ?? '',
        ...listAt(block, 'fields').map((one) => (textAt(one, 'text') ?? '').replace('\n', ': ')),
      ];
    case 'context':
      return listAt(block, 'elements').map((one) => textAt(one, 'text') ?? '');
    case 'input':
      return [textAt(block, 'label', 'text') ?? ''];
    case 'data_table':
      return [
        textAt(block, 'caption') ?? '',
        ...listAt(block, 'rows').map((row) =>
          Array.isArray(row) ? row.map((cell: unknown) => textAt(cell, 'text')).join(' | ') : '',
        ),
      ];
    case 'data_visualization':
      return [
        textAt(block, 'title') ?? '',
        ...listAt(block, 'chart', 'series').flatMap((series) => [
          textAt(series, 'name') ?? '',
          ...listAt(series, 'data').map(
            (point) => `${textAt(point, 'label')}: ${String(field(point, 'value'))}`,
          ),
        ]),
      ];
    default:
      return [];
  }
};

const readable = (text: string, nameOf: (user: string) => string): string =>
  text
    .replaceAll('\u200b', '')
    .replace(/\*([^*\n]+)\*/g, '$1')
    .replace(/<@(U[^>|]+)>/g, (_, user: string) => `@${nameOf(user)}`)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export const offersOf = (blocks: readonly unknown[]): Offer[] =>
  blocks.flatMap((block) => {
    const accessory = field(block, 'accessory');
    const inBlock = textAt(block, 'type') === 'actions' ? listAt(block, 'elements') : [];
    return [...inBlock, ...(accessory === null ? [] : [accessory])].flatMap(elementOffers);
  });

const elementOffers = (element: unknown): Offer[] => {
  if (textAt(element, 'type') === 'button') {
    return [{ name: textAt(element, 'text', 'text') ?? '', element, value: textAt(element, 'value') ?? '' }];
  }
  const label = textAt(element, 'placeholder', 'text');
  return listAt(element, 'options').map((option) => {
    const name = textAt(option, 'text', 'text') ?? '';
    // Lines without room for their buttons have them behind one sign.
    return {
      name: label === null || label === '⋯' ? name : `${label} › ${name}`,
      element,
      value: textAt(option, 'value') ?? '',
    };
  });
};

/** A table's rows are opened by a select named like their column; a story just names the row. */
export const offerNamed = <T extends { name: string }>(
  offers: readonly T[],
  label: string,
  option?: string,
): T => {
  const name = option === undefined ? label : `${label} › ${option}`;
  const found =
    offers.find((one) => one.name === name) ??
    offers.find((one) => one.name.endsWith(` › ${label}`)) ??
    offers.find((one) => one.name === option);
  if (found === undefined) {
    throw new Error(`no “${name}” on this card, only: ${offers.map((one) => one.name).join(', ')}`);
  }
  return found;
};
