import type { RuleErrorCode } from '../rule-error.ts';

/** How somebody belongs to the team's own organisation, as its messenger tells. */
export const STANDINGS = ['member', 'guest', 'outsider', 'bot', 'gone', 'unknown'] as const;

/**
 * `member`: in full. `guest`: the team's own guest, whom an admin lets in by name. `outsider`: of another organisation.
 * `gone`: has left. `unknown`: the messenger has not said.
 */
export type Standing = (typeof STANDINGS)[number];

/** What a messenger says of somebody. */
export interface Known {
  standing: Standing;
  /** null: it does not say. */
  name: string | null;
}

/** Those whom nobody can let in, and who are given nothing to do. */
export type Barred = Exclude<Standing, 'member'>;

/** The refusal of who asks. Deny by default: what is not known is nothing. */
export const ASKER_REFUSED: Readonly<Record<Barred, RuleErrorCode>> = {
  guest: 'asker-guest',
  outsider: 'asker-outsider',
  bot: 'asker-bot',
  gone: 'asker-gone',
  unknown: 'asker-unknown',
};

/** The refusal of somebody named as an owner, a delegate, a colleague. */
export const NAMED_REFUSED: Readonly<Record<Barred, RuleErrorCode>> = {
  guest: 'named-guest',
  outsider: 'named-outsider',
  bot: 'named-bot',
  gone: 'named-gone',
  unknown: 'named-unknown',
};
