import { addDays, dayOf } from '../../funnel/calendar.ts';
import type { Deal } from '../../funnel/deal.ts';
import type { Form } from '../form.ts';
import { dealName } from '../names.ts';
import type { View } from '../view.ts';
import { dateField, form } from './fields.ts';

const USUAL_DAYS = 3;

export const snoozeForm = (deal: Deal, seen: number, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'snooze', deal: deal.id, seen },
    {
      title: t('form.snooze', { number: deal.number }),
      intro: t('form.snooze-intro', { deal: dealName(deal) }),
    },
    [dateField('until', addDays(dayOf(view.now, view.zone), USUAL_DAYS), view, { required: true })],
    view,
  );
};
