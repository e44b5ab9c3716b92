import type { Deal } from './deal.ts';
import type { Member } from './member.ts';
import { RuleError } from './rule-error.ts';

/**
 * What a person may want. `change` covers edits, moves, outcomes, touches, plans and release; `undo` is apart
 * because taking one's own change back must work after one gave the deal away.
 */
export type Act =
  | 'read'
  | 'create'
  | 'change'
  | 'undo'
  | 'claim'
  | 'assign'
  | 'override'
  | 'reveal'
  | 'configure'
  | 'set-role';

/** What the person would have to be; a word of the catalogues under `error.needs.`. */
type Needs = 'member' | 'owner' | 'manager' | 'admin';

/**
 * The one place that says who may do what. Throws RuleError `forbidden` with `needs` (member: anybody but a
 * viewer; owner: the deal's owner or a manager), or `claim-first` for a rep with a deal of the pool.
 */
export const allow = (member: Member, act: Act, deal: Deal | null): void => {
  const needs = lacking(member, act, deal);
  if (needs === null) return;
  const about = { act, needs, ...(deal && { deal: deal.number }) };
  if (needs !== 'owner') throw new RuleError('forbidden', about);
  if (deal?.owner == null) throw new RuleError('claim-first', about);
  throw new RuleError('forbidden', { ...about, owner: deal.owner });
};

/** The same as an answer: for leaving out what a person could not use. */
export const isAllowed = (member: Member, act: Act, deal: Deal | null): boolean =>
  lacking(member, act, deal) === null;

const lacking = (member: Member, act: Act, deal: Deal | null): Needs | null => {
  const { role } = member;
  switch (act) {
    case 'read':
      return null;
    case 'create':
    case 'claim':
    case 'undo':
    case 'reveal':
      return role === 'viewer' ? 'member' : null;
    case 'change':
    case 'assign':
      if (role === 'viewer') return 'member';
      return role !== 'rep' || deal?.owner === member.id ? null : 'owner';
    case 'override':
      return role === 'manager' || role === 'admin' ? null : 'manager';
    case 'configure':
    case 'set-role':
      return role === 'admin' ? null : 'admin';
    default:
      return act satisfies never;
  }
};
