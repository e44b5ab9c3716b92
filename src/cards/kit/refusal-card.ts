import type { Card } from './card.ts';
import { card, gapAfter, text } from './elements.ts';
import { type ErrorCode, refusalWords } from './refusal-words.ts';
import type { View } from './view.ts';

/** Why nothing was done, and a line that would work. */
export const refusalCard = (
  code: ErrorCode,
  params: Readonly<Record<string, string | number>>,
  example: string | null,
  view: View,
): Card => {
  const label = view.t('refusal.try');
  return card(
    view.t('refusal.title'),
    [
      text(refusalWords(code, params, view)),
      ...(example === null ? [] : [text([`${label}${gapAfter(label)}`, { bold: example }])]),
    ],
    'warning',
  );
};
