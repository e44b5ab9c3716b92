import type { Form } from '../form.ts';
import type { View } from '../view.ts';
import { form } from './fields.ts';

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
