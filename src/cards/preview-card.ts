import type { Instant } from '../funnel/time.ts';
import type { Card } from './card.ts';
import { quiet } from './elements.ts';
import { dayAndTime } from './format.ts';
import type { View } from './view.ts';

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
