import type { StuckLine } from '../digests/message.ts';
import { ENOUGH_CLOSED } from './forecast.ts';

/** Of the closed deals whose longest visit to a stage took `days` working days, how many ended how. */
export interface StageAge {
  days: number;
  won: number;
  lost: number;
}

/** What became of the closed deals that stood in a stage for longer than `days`; null: too few to tell. */
export const winChance = (ages: readonly StageAge[], days: number): StuckLine['hint'] => {
  if (sum(ages, ({ won, lost }) => won + lost) < ENOUGH_CLOSED) return null;
  const older = ages.filter((age) => age.days > days);
  const won = sum(older, (age) => age.won);
  const of = won + sum(older, (age) => age.lost);
  return of === 0 ? null : { days, share: won / of, of };
};

const sum = (ages: readonly StageAge[], count: (age: StageAge) => number): number =>
  ages.reduce((total, age) => total + count(age), 0);
