import { loseDeal as lost, reopenDeal as reopened } from '../../domain/deals/close-deal.ts';
import { undoDeal as undone } from '../../domain/deals/undo-deal.ts';
import { changeDeal } from '../change-deal.ts';
import type { Handler } from '../handler.ts';

export const loseDeal: Handler<'lose-deal'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => lost(deal, command, rules) });

export const reopenDeal: Handler<'reopen-deal'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => reopened(deal, rules) });

export const undoDeal: Handler<'undo-deal'> = (command, context) =>
  changeDeal(command, context, {
    decide: async (deal, rules) =>
      undone(deal, await context.store.deals.eventsOf(deal.workspace, deal.id, deal.version), rules),
  });
