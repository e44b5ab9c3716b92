import { criteriaBetween, type Missing, unmetCriteria } from '../pipeline/gates.ts';
import { type Pipeline, rank, type StageId } from '../pipeline/pipeline.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidyOrNull } from '../text.ts';
import { type Advance, preparations } from './advance.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';
import { requireOpen } from './open-deal.ts';
import { assignedMessages } from './ownership.ts';

/**
 * Moves an open deal. Forward asks for what every stage on the way requires to leave it (unless overridden,
 * which needs a reason: whether the person may is for `allow`); back needs a reason. Ends waiting.
 */
export const moveDeal = (deal: Deal, move: Advance & { to: StageId }, ctx: RuleContext): Change | Missing => {
  requireOpen(deal);
  const { pipeline } = ctx.workspace;
  const { to } = move;
  const forward = rank(pipeline, to) > rank(pipeline, deal.stage);
  if (to === deal.stage) throw new RuleError('already-there', { deal: deal.number, stage: to });

  const { facts, fields } = preparations(deal, move, ctx);
  const reason = tidyOrNull(move.reason);
  const criteria = forward
    ? unmetCriteria(fields, criteriaBetween(pipeline, deal.stage, rank(pipeline, to)))
    : [];
  const override = move.override === true && criteria.length > 0;
  if (criteria.length > 0 && !override) return { kind: 'missing', to, criteria, needsReason: false };
  if ((override || !forward) && reason === null) return { kind: 'missing', to, criteria, needsReason: true };

  const arrived = arrivals(pipeline, deal.furthest, to);
  const moved = {
    kind: 'moved' as const,
    from: deal.stage,
    to,
    arrived,
    enteredAt: deal.stageEnteredAt,
    reason,
    override,
    set: {
      stage: to,
      stageEnteredAt: ctx.now,
      furthest: arrived.at(-1) ?? deal.furthest,
      waiting: null,
    },
  };
  return changed(deal, [...facts, moved], ctx, newOwnerMessages(deal, move, ctx));
};

/** The stages after `furthest` up to `to`: those a deal that goes there reaches for the first time. */
export const arrivals = (pipeline: Pipeline, furthest: StageId, to: StageId): StageId[] =>
  pipeline.stages.slice(rank(pipeline, furthest) + 1, rank(pipeline, to) + 1).map((stage) => stage.id);

export const newOwnerMessages = (deal: Deal, advance: Advance, ctx: RuleContext) =>
  advance.owner === undefined || advance.owner === deal.owner ? [] : assignedMessages(advance.owner, ctx);
