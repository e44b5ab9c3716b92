import { requireAhead } from './ahead.ts';
import type { MemberId } from './member.ts';
import { isAllowed } from './permission.ts';
import type { RuleContext } from './rule-context.ts';
import { RuleError } from './rule-error.ts';
import type { Actor } from './stand-in.ts';
import { tidyOrNull } from './text.ts';
import type { Instant } from './time.ts';

export type TeamFollowUpId = number;

/** A next action that is about no deal: a fix that the weekly meeting assigned. */
export interface TeamFollowUp {
  id: TeamFollowUpId;
  owner: MemberId;
  at: Instant;
  text: string;
  by: MemberId | null;
  createdAt: Instant;
  /** null: still to do. */
  doneAt: Instant | null;
}

export type NewTeamFollowUp = Omit<TeamFollowUp, 'id' | 'doneAt'>;

/** Throws RuleError: `text-required`, `follow-up-in-past`, `too-far-ahead`. */
export const assignTeamFollowUp = (
  { owner, at, text }: Pick<TeamFollowUp, 'owner' | 'at' | 'text'>,
  ctx: RuleContext,
): NewTeamFollowUp => {
  const words = tidyOrNull(text);
  if (words === null) throw new RuleError('text-required');
  requireAhead(at, 'follow-up-in-past', ctx);
  return { owner, at, text: words, by: ctx.by, createdAt: ctx.now };
};

/**
 * Its owner, whoever stands in for them, whoever assigned it, and managers may say that it is done.
 * Throws RuleError `not-your-fix`.
 */
export const allowFinish = ({ owner, by }: Pick<TeamFollowUp, 'owner' | 'by'>, member: Actor): void => {
  if ([owner, by].includes(member.id) || member.standsInFor.includes(owner)) return;
  if (isAllowed(member, 'manage', null)) return;
  throw new RuleError('not-your-fix', { owner });
};
