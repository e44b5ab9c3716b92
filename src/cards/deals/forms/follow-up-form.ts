import { dayOf, nextWorkingDay } from '../../../domain/calendar/calendar.ts';
import { usualMinute } from '../../../domain/calendar/time-on-day.ts';
import type { Deal } from '../../../domain/deals/deal.ts';
import { minuteText } from '../../../lib/minute-of-day.ts';
import type { Form } from '../../kit/form.ts';
import { form, textField } from '../../kit/form-fields.ts';
import { clockTime } from '../../kit/format.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';
import { whenFields } from '../../kit/when-fields.ts';

/** When and what next; the next working day, an hour after opening, unless something is planned. */
export const followUpForm = (deal: Deal, expectedVersion: number, view: View): Form => {
  const { t, zone, now } = view;
  const planned = deal.followUp !== null && deal.followUp.at > now ? deal.followUp : null;
  const value =
    planned === null
      ? `${nextWorkingDay(dayOf(now, zone), view.calendar)}T${minuteText(usualMinute(view))}`
      : `${dayOf(planned.at, zone)}T${clockTime(planned.at, { ...view, language: 'en' })}`;
  return form(
    { form: 'follow-up', deal: deal.id, expectedVersion },
    { title: t('form.follow-up', { number: deal.number }), intro: dealName(deal) },
    [
      ...whenFields(value, view),
      textField('text', planned?.text ?? null, view, { placeholder: t('form.follow-up-like') }),
    ],
    view,
  );
};
