import { RuleError } from '../rule-error.ts';
import type { Day } from '../time.ts';
import type { Spend } from './figures.ts';

/** Channel figures that can be kept. Throws RuleError: `spend-empty` without a figure, `spend-in-future`. */
export const checkedSpend = (spend: Spend, today: Day): Spend => {
  const { amount, impressions, reach, sessions, interactions, day } = spend;
  if ([amount, impressions, reach, sessions, interactions].every((figure) => figure === null))
    throw new RuleError('spend-empty');
  if (day > today) throw new RuleError('spend-in-future', { on: day });
  return spend;
};
