import type { Deal } from '../deals/deal.ts';
import { RuleError, type RuleErrorCode } from '../rule-error.ts';
import type { Actor } from './delegate.ts';

/**
 * What a person may want. `change` covers edits, moves, outcomes, touches, plans and release; `undo` is apart
 * because taking one's own change back must work after one gave the deal away.
 */
export type Permission =
  | 'read'
  /** What is one's own alone: how one is answered, when one is away. */
  | 'own-settings'
  | 'create'
  | 'change'
  | 'undo'
  | 'claim'
  | 'assign'
  | 'override'
  /** Targets, and other members' days off. */
  | 'manage'
  | 'reveal'
  | 'configure'
  | 'set-role';

/**
 * The one place that says who may do what. Throws RuleError: `forbidden` to a viewer, `not-your-deal` (the owner,
 * whoever stands in for them while they are away, or a manager may), `claim-first` to a rep with a deal of the pool, `manager-only`, `admin-only`.
 */
export const allow = (member: Actor, permission: Permission, deal: Deal | null): void => {
  const refusal = refusalOf(member, permission, deal);
  if (refusal === null) return;
  throw new RuleError(refusal, {
    ...(refusal === 'forbidden' && { needs: 'member' }),
    ...(deal && { deal: deal.number }),
    ...(deal && deal.owner !== null && { owner: deal.owner }),
  });
};

/** The same as an answer: for leaving out what a person could not use. */
export const isAllowed = (member: Actor, permission: Permission, deal: Pick<Deal, 'owner'> | null): boolean =>
  refusalOf(member, permission, deal) === null;

const refusalOf = (
  { role, id, delegateFor }: Actor,
  permission: Permission,
  deal: Pick<Deal, 'owner'> | null,
): RuleErrorCode | null => {
  switch (permission) {
    case 'read':
    case 'own-settings':
      return null;
    case 'create':
    case 'claim':
    case 'undo':
    case 'reveal':
      return role === 'viewer' ? 'forbidden' : null;
    case 'change':
    case 'assign':
      if (role === 'viewer') return 'forbidden';
      if (role !== 'rep' || deal === null || deal.owner === id) return null;
      if (deal.owner === null) return 'claim-first';
      return delegateFor.includes(deal.owner) ? null : 'not-your-deal';
    case 'override':
    case 'manage':
      return role === 'manager' || role === 'admin' ? null : 'manager-only';
    case 'configure':
    case 'set-role':
      return role === 'admin' ? null : 'admin-only';
    default:
      return permission satisfies never;
  }
};
