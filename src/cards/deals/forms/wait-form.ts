import { addWorkingDays, dayOf } from '../../../domain/calendar/calendar.ts';
import type { Deal } from '../../../domain/deals/deal.ts';
import type { Form } from '../../kit/form.ts';
import { dateField, form, textField } from '../../kit/form-fields.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

const USUAL_WORKING_DAYS = 3;

/** What the customer owes an answer to, and until when. */
export const waitForm = (deal: Deal, expectedVersion: number, view: View): Form => {
  const { t } = view;
  const due = addWorkingDays(dayOf(view.now, view.zone), USUAL_WORKING_DAYS, view.calendar);
  return form(
    { form: 'wait', deal: deal.id, expectedVersion },
    { title: t('form.wait', { number: deal.number }), intro: dealName(deal) },
    [
      textField('what', null, view, { required: true, placeholder: t('form.wait-like') }),
      dateField('due', due, view, { required: true, hint: t('form.due-hint') }),
    ],
    view,
  );
};
