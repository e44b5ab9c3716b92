import type { Instant } from '../../domain/time.ts';
import type { Card } from '../kit/card.ts';
import { quiet } from '../kit/elements.ts';
import { dayAndTime } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** A digest as only its reader sees it. `at`: when it comes; null: it does not; 'nowhere': asked where none come. */
export const previewCard = (digest: Card, at: Instant | null | 'nowhere', view: View): Card => ({
  ...digest,
  body: [quiet(noteOn(at, view)), ...digest.body],
});

const noteOn = (at: Instant | null | 'nowhere', view: View): string => {
  const { t } = view;
  if (at === 'nowhere') return t('preview.everybody');
  return at === null ? t('preview.never') : t('preview.comes', { at: dayAndTime(at, view) });
};
