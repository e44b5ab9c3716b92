import type { Card } from './card.ts';
import { card, text } from './elements.ts';
import { refusalWords } from './refusal-words.ts';
import type { View } from './view.ts';

/** Why nothing was done, and a line that would work. */
export const refusalCard = (
  code: string,
  params: Readonly<Record<string, string | number>>,
  example: string | null,
  view: View,
): Card =>
  card(
    view.t('refusal.title'),
    [
      text(refusalWords(code, params, view)),
      ...(example === null ? [] : [text([`${view.t('refusal.try')} `, { bold: example }])]),
    ],
    'warning',
  );
