import type { RuleContext } from '../rule-context.ts';
import { RuleError, type RuleErrorCode } from '../rule-error.ts';
import { DAY, type Instant } from '../time.ts';

/** Nobody plans a deal so far ahead: it is a slip of the year. */
export const MAX_YEARS = 10;
/** The same in ms. */
export const MAX_AHEAD_MS = MAX_YEARS * 366 * DAY;

/** RuleError `inPast` unless `at` is still to come, `too-far-ahead` when it is a slip of the year. */
export const requireFuture = (at: Instant, inPast: RuleErrorCode, ctx: RuleContext): void => {
  if (!(at > ctx.now)) throw new RuleError(inPast, { at });
  if (at > ctx.now + MAX_AHEAD_MS) throw new RuleError('too-far-ahead', { years: MAX_YEARS });
};
