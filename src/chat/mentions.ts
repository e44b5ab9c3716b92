import type { Card, CardElement, Text } from '../cards/kit/card.ts';
import type { MemberId } from '../domain/team/member.ts';

/** The members whom a card shall notify. */
export const mentionedIn = (card: Card): ReadonlySet<MemberId> => {
  const found = new Set<MemberId>();
  for (const text of card.body.flatMap(textsOf)) {
    if (typeof text === 'string') continue;
    for (const span of text)
      if (typeof span === 'object' && 'member' in span && span.mention) found.add(span.member);
  }
  return found;
};

const textsOf = (element: CardElement): readonly Text[] => {
  switch (element.type) {
    case 'text':
    case 'note':
    case 'line':
      return [element.text];
    case 'fields':
      return element.pairs.map((pair) => pair.value);
    case 'progress':
    case 'divider':
    case 'actions':
    case 'table':
    case 'chart':
    case 'lines':
      return [];
    default:
      return element satisfies never;
  }
};
