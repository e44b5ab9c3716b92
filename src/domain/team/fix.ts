import { placeDue, type Wanted } from '../calendar/due.ts';
import { requireFuture } from '../calendar/require-future.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidyOrNull } from '../text.ts';
import type { Instant } from '../time.ts';
import type { Actor } from './delegate.ts';
import type { MemberId } from './member.ts';
import { isAllowed } from './permission.ts';

export type FixId = number;

/** A next action that is about no deal: a fix that the weekly meeting assigned. */
export interface Fix {
  id: FixId;
  owner: MemberId;
  at: Instant;
  text: string;
  by: MemberId | null;
  createdAt: Instant;
  /** null: still to do. */
  doneAt: Instant | null;
}

export type NewFix = Omit<Fix, 'id' | 'doneAt'>;

/** Throws RuleError: `text-required`, `follow-up-in-past`, `too-far-ahead`. */
export const assignFix = (
  { owner, text, ...wanted }: Pick<Fix, 'owner' | 'text'> & Wanted,
  ctx: RuleContext,
): NewFix => {
  const words = tidyOrNull(text);
  if (words === null) throw new RuleError('text-required');
  requireFuture(wanted.at, 'follow-up-in-past', ctx);
  const { at } = placeDue(wanted, ctx.now, ctx.workspace);
  return { owner, at, text: words, by: ctx.by, createdAt: ctx.now };
};

/**
 * Its owner, whoever stands in for them, whoever assigned it, and managers may say that it is done.
 * Throws RuleError `not-your-fix`.
 */
export const allowFinish = ({ owner, by }: Pick<Fix, 'owner' | 'by'>, member: Actor): void => {
  if ([owner, by].includes(member.id) || member.delegateFor.includes(owner)) return;
  if (isAllowed(member, 'manage', null)) return;
  throw new RuleError('not-your-fix', { owner });
};
