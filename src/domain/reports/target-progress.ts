import { addDays, dayOf, isWorkingDay } from '../calendar/calendar.ts';
import type { WorkingTime } from '../calendar/work-calendar.ts';
import type { Money } from '../money.ts';
import type { Day, Instant } from '../time.ts';
import type { Period } from './figures.ts';
import type { Target, TargetPace } from './forecast.ts';
import { periodOf } from './periods.ts';

/** The month or quarter that a target is about at `now`. */
export const targetPeriod = ({ span }: Target, now: Instant, { zone }: WorkingTime): Period =>
  periodOf(span, now, zone);

/** `won`: in that period, of every currency; only the target's own counts. Today is a day that is gone. */
export const paceOf = (
  { span, amount }: Target,
  won: readonly Money[],
  now: Instant,
  work: WorkingTime,
): TargetPace => {
  const { start, end } = periodOf(span, now, work.zone);
  const first = dayOf(start, work.zone);
  return {
    span,
    target: amount,
    won: won.find(({ currency }) => currency === amount.currency) ?? { minor: 0, currency: amount.currency },
    daysGone: workingDays(first, addDays(dayOf(now, work.zone), 1), work),
    days: workingDays(first, dayOf(end, work.zone), work),
  };
};

/** Of the days from `first` on and before `end`. */
const workingDays = (first: Day, end: Day, { calendar }: WorkingTime): number => {
  let count = 0;
  for (let day = first; day < end; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
};
