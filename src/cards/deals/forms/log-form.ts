import type { Deal } from '../../../domain/deals/deal.ts';
import { TOUCH_CHANNELS } from '../../../domain/deals/touch-channel.ts';
import type { Form } from '../../kit/form.ts';
import { form, selectField, textField } from '../../kit/form-fields.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

export const logForm = (deal: Deal, expectedVersion: number, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'log', deal: deal.id, expectedVersion },
    { title: t('form.log', { number: deal.number }), intro: dealName(deal) },
    [
      selectField(
        'channel',
        t('field.channel'),
        'note',
        TOUCH_CHANNELS.map((channel) => ({ value: channel, label: t(`touch.${channel}`) })),
      ),
      textField('text', null, view, { required: true, multiline: true }),
    ],
    view,
  );
};
