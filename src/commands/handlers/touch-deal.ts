import { touchedCard } from '../../cards/deals/touched-card.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { touchDeal as touched } from '../../domain/deals/touch-deal.ts';
import { changeDeal, isPressed, rulesOf } from '../change-deal.ts';
import { commitWithRetry } from '../commit-with-retry.ts';
import type { Handler } from '../handler.ts';

/** A touch adds and takes nothing away, so it holds whatever the deal has become in the meantime. */
export const touchDeal: Handler<'touch-deal'> = (command, context) => {
  const decide = (deal: Deal) => touched(deal, command, rulesOf(context));
  return changeDeal(command, context, {
    decide,
    commit: (change) => commitWithRetry(change, decide, context),
    ...(!isPressed(command) && {
      answer: (deal: Deal) => ({ kind: 'card', card: touchedCard(deal, context.view) }),
    }),
  });
};
