import { isAllowed } from '../../domain/team/permission.ts';
import type { Button } from '../kit/card.ts';
import { button } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';

/** Opens the form of a new lead; nothing for who may not add one. */
export const newLeadButton = ({ t, reader }: View): Button[] =>
  reader === null || isAllowed(reader, 'create', null)
    ? [button(t('home.new-lead'), { kind: 'open-form', ref: { form: 'lead' } }, 'primary')]
    : [];
