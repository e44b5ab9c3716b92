import type { Form } from '../../kit/form.ts';
import { form } from '../../kit/form-fields.ts';
import type { View } from '../../kit/view.ts';

/** Any deal of the team, looked up while its name is typed. */
export const findForm = (view: View): Form => {
  const { t } = view;
  return form(
    { form: 'find' },
    { title: t('form.find'), submit: t('deal.open') },
    [
      {
        type: 'search',
        name: 'deal',
        label: t('field.deal'),
        required: true,
        hint: t('form.find-hint'),
        source: 'deals',
        value: null,
      },
    ],
    view,
  );
};
