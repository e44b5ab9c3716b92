import { touchedCard } from '../../cards/touched-card.ts';
import type { Deal } from '../../funnel/deal.ts';
import { touchDeal as touched } from '../../funnel/touch-deal.ts';
import { changeDeal, isPressed, rulesOf } from '../change-deal.ts';
import { commitAgain } from '../commit-again.ts';
import type { Handler } from '../handler.ts';

/** A touch adds and takes nothing away, so it holds whatever the deal has become in the meantime. */
export const touchDeal: Handler<'touch-deal'> = (command, context) => {
  const decide = (deal: Deal) => touched(deal, command, rulesOf(context));
  return changeDeal(command, context, {
    decide,
    commit: (change) => commitAgain(change, decide, context),
    ...(!isPressed(command) && {
      answer: (deal: Deal) => ({ kind: 'card', card: touchedCard(deal, context.view) }),
    }),
  });
};
