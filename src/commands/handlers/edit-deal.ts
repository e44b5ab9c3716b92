import { editDeal as edited } from '../../domain/deals/edit-deal.ts';
import { changeDeal } from '../change-deal.ts';
import type { Handler } from '../handler.ts';

export const editDeal: Handler<'edit-deal'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => edited(deal, command.fields, rules) });
