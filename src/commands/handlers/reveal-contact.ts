import { contactCard } from '../../cards/deals/contact-card.ts';
import { revealContact } from '../../domain/deals/reveal.ts';
import { changeDeal } from '../change-deal.ts';
import type { Handler } from '../handler.ts';

/** Shows phone and email to the one person who asked; that they did is in the deal's history. */
export const showContact: Handler<'reveal-contact'> = (command, context) =>
  changeDeal(command, context, {
    decide: (deal, rules) => revealContact(deal, rules),
    answer: (deal) => ({ kind: 'card', card: contactCard(deal, context.view) }),
  });
