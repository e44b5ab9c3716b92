import type { Deal } from '../../../domain/deals/deal.ts';
import type { Form } from '../../kit/form.ts';
import { form, memberField } from '../../kit/form-fields.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

export const assignForm = (deal: Deal, expectedVersion: number, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'assign', deal: deal.id, expectedVersion },
    { title: t('form.assign', { number: deal.number }), intro: dealName(deal) },
    [memberField('to', t('field.to-member'), null, view, true)],
    view,
  );
};
