import { field, listAt, textAt } from '../../src/adapters/shared/payload.ts';

/** A control as a story calls it, and the `action` Feishu sends when it is used (a form's values come on top). */
export interface Offer {
  name: string;
  action: { tag: string; value: unknown; option?: string };
}

/** What a person reads on a card, top to bottom: formatting gone, mentions as @names, controls left out. */
export const wordsOfCard = (card: unknown, nameOf: (user: string) => string): string =>
  [
    textAt(card, 'header', 'title', 'content') ?? '',
    ...listAt(card, 'body', 'elements').flatMap((element) => elementLines(element, nameOf)),
  ]
    .filter((line) => line !== '')
    .join('\n');

const elementLines = (element: unknown, nameOf: (user: string) => string): string[] => {
  switch (textAt(element, 'tag')) {
    case 'markdown':
      return [readable(textAt(element, 'content') ?? '', nameOf)];
    case 'column_set':
      return listAt(element, 'columns').flatMap((column) =>
        listAt(column, 'elements').flatMap((inner) => elementLines(inner, nameOf)),
      );
    case 'form':
      return listAt(element, 'elements').flatMap((inner) => elementLines(inner, nameOf));
    case 'checker':
      return [textAt(element, 'text', 'content') ?? ''];
    case 'table':
      return [
        listAt(element, 'columns')
          .map((column) => textAt(column, 'display_name'))
          .join(' | '),
        ...listAt(element, 'rows').map((row) =>
          listAt(element, 'columns')
            .map((column) => textAt(row, textAt(column, 'name') ?? ''))
            .join(' | '),
        ),
      ];
    case 'chart':
      return [
        textAt(element, 'chart_spec', 'title', 'text') ?? '',
        ...listAt(element, 'chart_spec', 'data', 'values').map((value) =>
          [
            textAt(value, 'series'),
            textAt(value, 'stage') ?? textAt(value, 'period') ?? textAt(value, 'name'),
          ]
            .filter((part) => part !== null)
            .join(' ')
            .concat(`: ${String(field(value, 'value'))}`),
        ),
      ];
    default:
      return [];
  }
};

/** As Feishu shows the markdown that the bot writes; entities last, so that what was typed stays as it is. */
export const readable = (markdown: string, nameOf: (user: string) => string = (user) => user): string =>
  markdown
    .replaceAll('\u200b', '')
    .replaceAll('**', '')
    .replace(/<font[^>]*>|<\/font>/g, '')
    .replace(/<at id=([\w-]+)><\/at>/g, (_, user: string) => `@${nameOf(user)}`)
    .replaceAll('<br>', '\n')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Buttons by their label, options as “Select › Option”; a form's own buttons too. */
export const offersOfCard = (card: unknown): Offer[] =>
  listAt(card, 'body', 'elements').flatMap(offersOfElement);

const offersOfElement = (element: unknown): Offer[] => {
  const tag = textAt(element, 'tag') ?? '';
  const value = field(element, 'behaviors', 0, 'value');
  switch (tag) {
    case 'button':
      return [{ name: textAt(element, 'text', 'content') ?? '', action: { tag, value } }];
    case 'overflow':
    case 'select_static': {
      // A field of a form only counts when it is submitted.
      if (textAt(element, 'name') !== null) return [];
      const label = textAt(element, 'placeholder', 'content');
      return listAt(element, 'options').map((option) => {
        const name = textAt(option, 'text', 'content') ?? '';
        return {
          name: label === null ? name : `${label} › ${name}`,
          action: { tag, value, option: textAt(option, 'value') ?? '' },
        };
      });
    }
    case 'column_set':
      return listAt(element, 'columns').flatMap((column) =>
        listAt(column, 'elements').flatMap(offersOfElement),
      );
    case 'form':
      return listAt(element, 'elements').flatMap(offersOfElement);
    default:
      return [];
  }
};
