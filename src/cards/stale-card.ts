import type { Deal } from '../funnel/deal.ts';
import type { DealEvent } from '../funnel/event.ts';
import type { Card } from './card.ts';
import { openButton } from './deal-menu.ts';
import { actions, card, text } from './elements.ts';
import { eventWords } from './event-words.ts';
import { ago } from './format.ts';
import { dealName } from './names.ts';
import type { View } from './view.ts';

/** "Bob moved it to Proposal 2 min ago": the press came from a card that no longer shows the truth. */
export const staleCard = (deal: Deal, last: DealEvent | null, view: View): Card => {
  const { t } = view;
  return card(
    dealName(deal),
    [
      text(
        last === null
          ? t('stale.changed')
          : t('stale.last', { what: eventWords(last, view), ago: ago(last.at, view) }),
      ),
      text(t('stale.nothing-done')),
      actions([openButton(deal, view)]),
    ],
    'warning',
  );
};
