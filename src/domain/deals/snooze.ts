import { requireFuture } from '../calendar/require-future.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import type { Instant } from '../time.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';
import { requireOpen } from './open-deal.ts';

/** Keeps the deal out of the stuck ones until `until`. */
export const snoozeDeal = (deal: Deal, snooze: { until: Instant }, ctx: RuleContext): Change => {
  requireOpen(deal);
  requireFuture(snooze.until, 'snooze-in-past', ctx);
  return changed(deal, [{ kind: 'snoozed', set: { snoozedUntil: snooze.until } }], ctx);
};

export const wakeDeal = (deal: Deal, ctx: RuleContext): Change => {
  requireOpen(deal);
  if (!isSnoozed(deal, ctx.now)) throw new RuleError('not-snoozed', { deal: deal.number });
  return changed(deal, [{ kind: 'woken', set: { snoozedUntil: null } }], ctx);
};

/** A deal sleeps until the instant it is to wake, that instant not included. */
export const isSnoozed = (deal: Pick<Deal, 'snoozedUntil'>, now: Instant): boolean =>
  deal.snoozedUntil !== null && deal.snoozedUntil > now;
