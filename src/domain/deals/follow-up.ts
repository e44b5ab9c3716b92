import { placeDue, type Wanted } from '../calendar/due.ts';
import { requireFuture } from '../calendar/require-future.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidy } from '../text.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';
import { requireOpen } from './open-deal.ts';

/** Plans the next action, in place of one that was planned before. */
export const planFollowUp = (deal: Deal, plan: Wanted & { text: string }, ctx: RuleContext): Change => {
  requireOpen(deal);
  requireFuture(plan.at, 'follow-up-in-past', ctx);
  const followUp = { ...placeDue(plan, ctx.now, ctx.workspace), text: tidy(plan.text) };
  return changed(deal, [{ kind: 'follow-up-planned', set: { followUp } }], ctx);
};

export const finishFollowUp = (deal: Deal, ctx: RuleContext): Change => {
  requireOpen(deal);
  if (deal.followUp === null) throw new RuleError('no-follow-up', { deal: deal.number });
  return changed(deal, [{ kind: 'follow-up-done', set: { followUp: null } }], ctx);
};
