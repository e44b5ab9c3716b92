import { snoozeDeal as snoozed, wakeDeal as woken } from '../../domain/deals/snooze.ts';
import { endWaiting as ended, startWaiting as started } from '../../domain/deals/waiting.ts';
import { changeDeal } from '../change-deal.ts';
import type { Handler } from '../handler.ts';

export const startWaiting: Handler<'start-waiting'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => started(deal, command, rules) });

export const endWaiting: Handler<'end-waiting'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => ended(deal, rules) });

export const snoozeDeal: Handler<'snooze-deal'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => snoozed(deal, command, rules) });

export const wakeDeal: Handler<'wake-deal'> = (command, context) =>
  changeDeal(command, context, { decide: (deal, rules) => woken(deal, rules) });
