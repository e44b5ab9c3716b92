import type { Instant } from '../time.ts';
import { dayOf } from './calendar.ts';
import { isEstimated } from './public-holidays.ts';
import type { WorkCalendar, WorkingTime } from './work-calendar.ts';

/**
 * Whether a year's days off are only what the law gives, for want of the country's list: neither does the library have
 * it, nor has the team entered any day of that year.
 */
export const restsOnEstimate = ({ country, days }: WorkCalendar, year: number): boolean =>
  isEstimated(country, year) && !days.some(({ day }) => day.startsWith(`${year}-`));

/** The year in which `at` lies, where its days off are an estimate; else null. */
export const estimatedYear = (at: Instant, { zone, calendar }: WorkingTime): number | null => {
  const year = yearAt(at, zone);
  return restsOnEstimate(calendar, year) ? year : null;
};

/** The calendar year it is. */
export const yearAt = (at: Instant, zone: WorkingTime['zone']): number => Number(dayOf(at, zone).slice(0, 4));
