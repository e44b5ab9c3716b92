import type { Deal } from '../../domain/deals/deal.ts';
import type { DealEvent } from '../../domain/deals/event.ts';
import type { Card } from '../kit/card.ts';
import { actions, card, text } from '../kit/elements.ts';
import { ago } from '../kit/format.ts';
import { dealName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { openButton } from './deal-menu.ts';
import { eventWords } from './event-words.ts';

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
