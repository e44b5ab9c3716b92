import type { RuleContext } from '../rule-context.ts';
import { RuleError, type RuleErrorCode } from '../rule-error.ts';
import { DAY, type Instant } from '../time.ts';

const MAX_YEARS = 10;

/** RuleError `inPast` unless `at` is still to come, `too-far-ahead` when it is a slip of the year. */
export const requireFuture = (at: Instant, inPast: RuleErrorCode, ctx: RuleContext): void => {
  if (!(at > ctx.now)) throw new RuleError(inPast, { at });
  if (at > ctx.now + MAX_YEARS * 366 * DAY) throw new RuleError('too-far-ahead', { years: MAX_YEARS });
};
