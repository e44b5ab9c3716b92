import { estimatedYear } from '../../domain/calendar/estimated-year.ts';
import type { Instant } from '../../domain/time.ts';
import type { CardElement } from '../kit/card.ts';
import { quiet } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';

/** Under a digest of `at`: its working days rest on an estimate of the holidays. Nothing where they do not. */
export const estimateNote = (at: Instant, view: View): CardElement[] => {
  const year = estimatedYear(at, view);
  return year === null ? [] : [quiet(view.t('calendar.estimate', { year }))];
};
