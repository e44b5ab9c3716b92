import { dayOf, nextWorkingDay } from '../../domain/calendar/calendar.ts';
import type { FormRef } from '../kit/command.ts';
import type { Form } from '../kit/form.ts';
import { form, memberField, textField } from '../kit/form-fields.ts';
import type { View } from '../kit/view.ts';

/** Who sees to what, and by when: the next working day at ten unless said otherwise. */
export const fixForm = (ref: FormRef & { form: 'fix' }, view: View): Form => {
  const { t, zone, now } = view;
  return form(
    ref,
    { title: t('form.fix'), submit: t('form.fix-submit') },
    [
      memberField('who', t('field.who'), null, view, true),
      {
        type: 'datetime',
        name: 'at',
        label: t('field.at'),
        required: true,
        hint: zone,
        value: `${nextWorkingDay(dayOf(now, zone), view.calendar)}T10:00`,
      },
      textField('fix', ref.text ?? null, view, {
        required: true,
        multiline: true,
        placeholder: t('form.fix-like'),
      }),
    ],
    view,
  );
};
