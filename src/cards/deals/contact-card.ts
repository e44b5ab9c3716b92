import type { Deal } from '../../domain/deals/deal.ts';
import type { Card, Text } from '../kit/card.ts';
import { card, fields, quiet } from '../kit/elements.ts';
import { NONE } from '../kit/format.ts';
import { dealName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';

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
