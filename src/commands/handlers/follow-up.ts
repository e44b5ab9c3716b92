import { finishFollowUp as finished, planFollowUp as planned } from '../../domain/deals/follow-up.ts';
import { changeDeal } from '../change-deal.ts';
import type { Handler } from '../handler.ts';

export const planFollowUp: Handler<'plan-follow-up'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => planned(deal, command, rules) });

export const finishFollowUp: Handler<'finish-follow-up'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => finished(deal, rules) });
