import type { Deal } from '../../funnel/deal.ts';
import type { Form } from '../form.ts';
import { dealName } from '../names.ts';
import type { View } from '../view.ts';
import { form, memberField } from './fields.ts';

export const assignForm = (deal: Deal, seen: number, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'assign', deal: deal.id, seen },
    { title: t('form.assign', { number: deal.number }), intro: dealName(deal) },
    [memberField('to', t('field.to-member'), null, view, true)],
    view,
  );
};
