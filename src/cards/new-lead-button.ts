import { isAllowed } from '../funnel/permission.ts';
import type { Button } from './card.ts';
import { button } from './elements.ts';
import type { View } from './view.ts';

/** Opens the form of a new lead; nothing for who may not add one. */
export const newLeadButton = ({ t, reader }: View): Button[] =>
  reader === null || isAllowed(reader, 'create', null)
    ? [button(t('home.new-lead'), { kind: 'open-form', ref: { form: 'lead' } }, 'primary')]
    : [];
