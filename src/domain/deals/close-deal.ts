import { dayOf, isDay } from '../calendar/calendar.ts';
import type { Money } from '../money.ts';
import { criteriaBetween, type Missing, unmetCriteria } from '../pipeline/gates.ts';
import { lastStage } from '../pipeline/pipeline.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidyOrNull } from '../text.ts';
import type { Day } from '../time.ts';
import { type Advance, preparations } from './advance.ts';
import { changed } from './change.ts';
import { type Deal, LOST_REASONS, type LostReason } from './deal.ts';
import type { Change } from './event.ts';
import { arrivals, newOwnerMessages } from './move-deal.ts';
import { requireOpen } from './open-deal.ts';

/** Nothing is due any more once a deal is closed. */
const SETTLED = { followUp: null, waiting: null, snoozedUntil: null };

/**
 * Wins an open deal: from whatever stage, with an amount and all that the stages from here to the last one
 * require. A manager may override the requirements with a reason, but not the amount: it is what was won.
 */
export const winDeal = (
  deal: Deal,
  win: Advance & { amount?: Money | undefined },
  ctx: RuleContext,
): Change | Missing => {
  requireOpen(deal);
  const { pipeline } = ctx.workspace;
  const advance = win.amount === undefined ? win : { ...win, fields: { ...win.fields, amount: win.amount } };
  const { facts, fields } = preparations(deal, advance, ctx);
  const reason = tidyOrNull(win.reason);
  const passed = criteriaBetween(pipeline, deal.stage, pipeline.stages.length);
  const criteria = unmetCriteria(fields, [...passed, { field: 'amount' }]);
  const override = win.override === true && criteria.length > 0;
  if (criteria.length > 0 && !override) return { kind: 'missing', to: 'won', criteria, needsReason: false };
  if (override && reason === null) return { kind: 'missing', to: 'won', criteria, needsReason: true };
  if (fields.amount === null) throw new RuleError('amount-required', { deal: deal.number });

  const furthest = lastStage(pipeline).id;
  const won = {
    kind: 'won' as const,
    from: deal.stage,
    arrived: arrivals(pipeline, deal.furthest, furthest),
    enteredAt: deal.stageEnteredAt,
    reason,
    override,
    set: { status: 'won' as const, closedAt: ctx.now, furthest, ...SETTLED },
  };
  return changed(deal, [...facts, won], ctx, newOwnerMessages(deal, win, ctx));
};

/** Loses an open deal. `other` needs words; a day to win it back on lies after today. */
export const loseDeal = (
  deal: Deal,
  loss: { reason: LostReason; text?: string | null | undefined; winBackOn?: Day | null | undefined },
  ctx: RuleContext,
): Change => {
  requireOpen(deal);
  const text = tidyOrNull(loss.text);
  const winBackOn = loss.winBackOn ?? null;
  if (!LOST_REASONS.includes(loss.reason)) throw new RuleError('lost-reason-required');
  if (loss.reason === 'other' && text === null) throw new RuleError('lost-text-required');
  if (winBackOn !== null) {
    if (!isDay(winBackOn)) throw new RuleError('bad-day', { text: winBackOn });
    const today = dayOf(ctx.now, ctx.workspace.zone);
    if (winBackOn <= today) throw new RuleError('win-back-in-past', { on: winBackOn });
  }
  const set = {
    status: 'lost' as const,
    closedAt: ctx.now,
    lostReason: loss.reason,
    lostText: text,
    winBackOn,
    ...SETTLED,
  };
  return changed(deal, [{ kind: 'lost', from: deal.stage, enteredAt: deal.stageEnteredAt, set }], ctx);
};

/** Opens a closed deal again in the stage it was closed in; a new visit begins there. */
export const reopenDeal = (deal: Deal, ctx: RuleContext): Change => {
  if (deal.status === 'open') throw new RuleError('not-closed', { deal: deal.number });
  const set = {
    status: 'open' as const,
    closedAt: null,
    lostReason: null,
    lostText: null,
    winBackOn: null,
    stageEnteredAt: ctx.now,
  };
  return changed(deal, [{ kind: 'reopened', to: deal.stage, set }], ctx);
};
