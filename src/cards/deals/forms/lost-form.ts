import { type Deal, LOST_REASONS } from '../../../domain/deals/deal.ts';
import type { Form } from '../../kit/form.ts';
import { dateField, form, selectField, textField } from '../../kit/form-fields.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

export const lostForm = (deal: Deal, expectedVersion: number, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'lost', deal: deal.id, expectedVersion },
    { title: t('form.lost', { number: deal.number }), intro: dealName(deal), submit: t('form.lost-submit') },
    [
      selectField(
        'reason',
        t('field.lostReason'),
        null,
        LOST_REASONS.map((reason) => ({ value: reason, label: t(`lost.${reason}`) })),
      ),
      textField('text', null, view, { hint: t('form.lost-hint'), multiline: true }),
      dateField('winBackOn', null, view, { hint: t('form.win-back-hint') }),
    ],
    view,
  );
};
