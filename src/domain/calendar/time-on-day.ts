import { type Day, HOUR, type Instant, MINUTE } from '../time.ts';
import { dayOf, instantAt } from './calendar.ts';
import type { WorkingTime } from './work-calendar.ts';

/**
 * When what is planned for a day without a time falls due: as the office opens. What is planned for today has until
 * it closes or, after hours, until midnight.
 */
export const timeOnDay = (day: Day, now: Instant, { zone, calendar }: WorkingTime): Instant => {
  if (day !== dayOf(now, zone)) return instantAt(day, calendar.opensAt, zone);
  const closing = instantAt(day, Math.min(calendar.closesAt, LAST_MINUTE), zone);
  return closing > now ? closing : instantAt(day, LAST_MINUTE, zone);
};

const LAST_MINUTE = 24 * 60 - 1;

/** The usual minute of the day to plan something for: an hour after opening, when the mail is read. */
export const usualMinute = ({ calendar }: Pick<WorkingTime, 'calendar'>): number =>
  Math.min(calendar.opensAt + HOUR / MINUTE, calendar.closesAt, LAST_MINUTE);
