import type { Card } from './card.ts';
import { actions, button, card, gapAfter, text } from './elements.ts';
import { type ErrorCode, refusalWords } from './refusal-words.ts';
import type { View } from './view.ts';

/** Why nothing was done, and a line that would work; `lines`: what may have been meant, to press. */
export const refusalCard = (
  code: ErrorCode,
  params: Readonly<Record<string, string | number>>,
  example: string | null,
  view: View,
  lines: readonly string[] = [],
): Card => {
  const label = view.t('refusal.try');
  return card(
    view.t('refusal.title'),
    [
      text(refusalWords(code, params, view)),
      ...(example === null || lines.length > 1
        ? []
        : [text([`${label}${gapAfter(label)}`, { bold: example }])]),
      ...(lines.length === 0 ? [] : [actions(lines.map((line) => button(line, { kind: 'say', line })))]),
    ],
    'warning',
  );
};
