import type { Currency } from '../../domain/money.ts';
import { TARGET_SPANS, type Target } from '../../domain/reports/forecast.ts';
import type { Form } from '../kit/form.ts';
import { form, selectField, textField } from '../kit/form-fields.ts';
import { money } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** What the team wants to win in a month or a quarter; an empty amount takes the target away. */
export const targetForm = (targets: readonly Target[], currency: Currency, view: View): Form => {
  const { t } = view;
  const set = targets.map(({ span, amount }) => t(`target.is.${span}`, { amount: money(amount, view) }));
  return form(
    { form: 'target' },
    { title: t('form.target'), intro: set.length === 0 ? null : set.join(' ') },
    [
      selectField(
        'span',
        t('field.span'),
        'month',
        TARGET_SPANS.map((span) => ({ value: span, label: t(`target.span.${span}`) })),
      ),
      textField('amount', null, view, { hint: t('form.target-hint', { currency }) }),
    ],
    view,
  );
};
