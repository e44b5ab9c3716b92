import { placeDue, type Wanted } from '../calendar/due.ts';
import { requireFuture } from '../calendar/require-future.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidy } from '../text.ts';
import type { Instant } from '../time.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';
import { requireOpen } from './open-deal.ts';

/** The ball is with the customer from now until `due`. */
export const startWaiting = (
  deal: Deal,
  wait: { what: string; due: Instant } & Omit<Wanted, 'at'>,
  ctx: RuleContext,
): Change => {
  requireOpen(deal);
  requireFuture(wait.due, 'waiting-due-in-past', ctx);
  const { at: due, ...day } = placeDue({ ...wait, at: wait.due }, ctx.now, ctx.workspace);
  const waiting = { what: tidy(wait.what), since: ctx.now, due, ...day };
  return changed(deal, [{ kind: 'waiting-started', set: { waiting } }], ctx);
};

/** The customer answered. */
export const endWaiting = (deal: Deal, ctx: RuleContext): Change => {
  requireOpen(deal);
  if (deal.waiting === null) throw new RuleError('not-waiting', { deal: deal.number });
  return changed(deal, [{ kind: 'waiting-ended', set: { waiting: null } }], ctx);
};
