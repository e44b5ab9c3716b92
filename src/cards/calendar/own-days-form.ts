import type { Form } from '../kit/form.ts';
import { dateField, form, selectField, textField } from '../kit/form-fields.ts';
import type { View } from '../kit/view.ts';

/** Days that the team itself takes off or works, whatever its country does. */
export const ownDaysForm = (view: View): Form => {
  const { t } = view;
  const kinds = (['off', 'work', 'clear'] as const).map((value) => ({
    value,
    label: t(`own-days.${value}`),
  }));
  return form(
    { form: 'own-days' },
    { title: t('form.own-days'), intro: t('form.own-days-intro') },
    [
      selectField('working', t('field.working'), 'off', kinds),
      dateField('from', null, view, { required: true }),
      dateField('to', null, view, { hint: t('form.to-hint') }),
      textField('name', null, view, { placeholder: t('form.own-days-like') }),
    ],
    view,
  );
};
