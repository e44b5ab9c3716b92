import { dayOf, nextWorkingDay } from '../../funnel/calendar.ts';
import type { Deal } from '../../funnel/deal.ts';
import { usualMinute } from '../../funnel/time-on-day.ts';
import type { Form } from '../form.ts';
import { clockTime, minuteText } from '../format.ts';
import { dealName } from '../names.ts';
import type { View } from '../view.ts';
import { form, textField } from './fields.ts';

/** When and what next; the next working day, an hour after opening, unless something is planned. */
export const followUpForm = (deal: Deal, seen: number, view: View): Form => {
  const { t, zone, now } = view;
  const planned = deal.followUp !== null && deal.followUp.at > now ? deal.followUp : null;
  const value =
    planned === null
      ? `${nextWorkingDay(dayOf(now, zone), view.calendar)}T${minuteText(usualMinute(view))}`
      : `${dayOf(planned.at, zone)}T${clockTime(planned.at, { ...view, language: 'en' })}`;
  return form(
    { form: 'follow-up', deal: deal.id, seen },
    { title: t('form.follow-up', { number: deal.number }), intro: dealName(deal) },
    [
      { type: 'datetime', name: 'at', label: t('field.at'), required: true, hint: zone, value },
      textField('text', planned?.text ?? null, view, { placeholder: t('form.follow-up-like') }),
    ],
    view,
  );
};
