import { TARGET_SPANS, type Target } from '../../funnel/forecast.ts';
import type { Currency } from '../../funnel/money.ts';
import type { Form } from '../form.ts';
import { money } from '../format.ts';
import type { View } from '../view.ts';
import { form, selectField, textField } from './fields.ts';

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
