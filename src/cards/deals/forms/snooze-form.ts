import { addDays, dayOf } from '../../../domain/calendar/calendar.ts';
import type { Deal } from '../../../domain/deals/deal.ts';
import type { Form } from '../../kit/form.ts';
import { dateField, form } from '../../kit/form-fields.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

const USUAL_DAYS = 3;

export const snoozeForm = (deal: Deal, expectedVersion: number, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'snooze', deal: deal.id, expectedVersion },
    {
      title: t('form.snooze', { number: deal.number }),
      intro: t('form.snooze-intro', { deal: dealName(deal) }),
    },
    [dateField('until', addDays(dayOf(view.now, view.zone), USUAL_DAYS), view, { required: true })],
    view,
  );
};
