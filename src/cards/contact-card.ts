import type { Deal } from '../funnel/deal.ts';
import type { Card, Text } from './card.ts';
import { card, fields, quiet } from './elements.ts';
import { NONE } from './format.ts';
import { dealName } from './names.ts';
import type { View } from './view.ts';

/** Phone and email in full, for the one person who asked; never for a channel. */
export const contactCard = (deal: Deal, view: View): Card => {
  const { t } = view;
  const pairs: (readonly [string, Text])[] = [
    [t('field.contact'), deal.contact ?? NONE],
    [t('field.phone'), deal.phone ?? NONE],
    [t('field.email'), deal.email ?? NONE],
  ];
  return card(dealName(deal), [fields(pairs), quiet(t('contact.logged'))]);
};
