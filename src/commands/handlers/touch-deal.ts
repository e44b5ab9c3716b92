import { touchDeal as touched } from '../../funnel/touch-deal.ts';
import { changeDeal, rulesOf } from '../change-deal.ts';
import type { Handler } from '../handler.ts';
import { commitInLine } from '../in-line.ts';

/** A touch adds and takes nothing away, so it holds whatever the deal has become in the meantime. */
export const touchDeal: Handler<'touch-deal'> = (command, context) =>
  changeDeal(command, context, {
    decide: (deal, rules) => touched(deal, command, rules),
    commit: (_change, deal) => commitInLine(deal, (now) => touched(now, command, rulesOf(context)), context),
  });
