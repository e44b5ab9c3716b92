import type { Deal } from '../../domain/deals/deal.ts';
import type { Card } from '../kit/card.ts';
import { actions, button, card, text } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { dealTitle } from './deal-card.ts';
import { openButton } from './deal-menu.ts';

/** After a note, a call or a meeting was typed: that it is kept, and the next thing one does. */
export const touchedCard = (deal: Deal, view: View): Card =>
  card(dealTitle(deal, view), [
    text(view.t('done.touch-deal', { deal: deal.number })),
    actions([
      openButton(deal, view),
      ...(deal.status === 'open' && deal.followUp === null
        ? [
            button(view.t('deal.follow-up'), {
              kind: 'open-form',
              ref: { form: 'follow-up', deal: deal.id, expectedVersion: deal.version },
            }),
          ]
        : []),
    ]),
  ]);
