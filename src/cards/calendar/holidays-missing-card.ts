import { publicDayRanges } from '../../domain/calendar/day-ranges.ts';
import type { Card } from '../kit/card.ts';
import { actions, button, card, text } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { spanWords } from './calendar-card.ts';

/** To an admin, before a year begins whose holidays are not known yet: what counts until then, and how to enter the list. */
export const holidaysMissingCard = (year: number, view: View): Card => {
  const { t } = view;
  const days = publicDayRanges(view.calendar.country, year).map(
    ({ what, ...span }) => `${spanWords(span, view)} · ${what.names[view.language]}`,
  );
  return card(t('holidays.title', { year }), [
    text(t('holidays.missing', { year })),
    ...(days.length === 0 ? [] : [text(days.join('\n'))]),
    text(t('holidays.enter', { year })),
    actions([
      button(t('calendar.set-days'), { kind: 'open-form', ref: { form: 'own-days' } }, 'primary'),
      button(t('holidays.calendar'), { kind: 'show-calendar' }),
    ]),
  ]);
};
