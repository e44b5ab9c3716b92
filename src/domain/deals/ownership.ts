import type { Outgoing } from '../digests/message.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import type { MemberId } from '../team/member.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';
import { requireOpen } from './open-deal.ts';

/** Gives the deal, closed ones too, to `to`, who is told unless they did it themselves. */
export const assignDeal = (deal: Deal, assignment: { to: MemberId }, ctx: RuleContext): Change => {
  if (deal.owner === assignment.to) {
    throw new RuleError('already-owner', { deal: deal.number, owner: assignment.to });
  }
  return handOver(deal, assignment.to, ctx);
};

/** Takes the deal out of the pool. */
export const claimDeal = (deal: Deal, ctx: RuleContext): Change => {
  requireOpen(deal);
  if (ctx.by === null) throw new RuleError('forbidden', { needs: 'member' });
  if (deal.owner === ctx.by) throw new RuleError('already-owner', { deal: deal.number, owner: deal.owner });
  if (deal.owner !== null) throw new RuleError('already-claimed', { deal: deal.number, owner: deal.owner });
  return handOver(deal, ctx.by, ctx);
};

/** Puts the deal into the pool. */
export const releaseDeal = (deal: Deal, ctx: RuleContext): Change => {
  requireOpen(deal);
  if (deal.owner === null) throw new RuleError('already-in-pool', { deal: deal.number });
  return handOver(deal, null, ctx);
};

/** Gives the deal of somebody to another, or to the pool (null); the new owner is told of all such deals at once, not of each. */
export const handOverDeal = (deal: Deal, to: MemberId | null, ctx: RuleContext): Change => {
  requireOpen(deal);
  return changed(deal, [{ kind: 'assigned', from: deal.owner, to, set: { owner: to } }], ctx);
};

/** Who gets which deal: in turn, so that nobody gets more than one more than another. Nobody named: the pool. */
export const shareOut = (
  deals: readonly Deal[],
  receivers: readonly MemberId[],
): readonly { deal: Deal; to: MemberId | null }[] =>
  deals.map((deal, index) => ({ deal, to: receivers[index % receivers.length] ?? null }));

/** What a new owner hears of it: nothing where they did it themselves. */
export const assignedMessages = (owner: MemberId | null, ctx: RuleContext): Outgoing[] =>
  owner === null || owner === ctx.by
    ? []
    : [{ to: { kind: 'member', id: owner }, key: null, body: { kind: 'assigned', by: ctx.by } }];

const handOver = (deal: Deal, to: MemberId | null, ctx: RuleContext): Change =>
  changed(
    deal,
    [{ kind: 'assigned', from: deal.owner, to, set: { owner: to } }],
    ctx,
    assignedMessages(to, ctx),
  );
