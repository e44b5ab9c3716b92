import { type Instant, MINUTE } from '../time.ts';
import { dayOf, instantAt, isWorkingDay, nextWorkingDay, startOfDay } from './calendar.ts';
import { numberOfDay } from './day-number.ts';
import type { WorkingTime } from './work-calendar.ts';
import { offsetAt } from './zone-offset.ts';

/** When something shall be done. `wholeDay`: no hour was named, and `at` is when to remind of it that day. */
export interface Wanted {
  at: Instant;
  wholeDay?: boolean | undefined;
  /** The hour was named in so many words: whoever names one of a day off is at work then. */
  byTheHour?: boolean | undefined;
}

/** When it is due, for good. */
export interface Due {
  /** When to remind of it. */
  at: Instant;
  /** Of what is due all day: the last instant at which it is not overdue. Absent: `at` is. */
  overdueAfter?: Instant;
}

/**
 * Not on a day off unless its hour was named: what is wanted then is due on the next working day, at the same time or,
 * all day long, from when the office opens. What is due all day is overdue from the next working day on.
 */
export const placeDue = (
  { at, wholeDay = false, byTheHour = false }: Wanted,
  now: Instant,
  time: WorkingTime,
): Due => {
  const { zone, calendar } = time;
  const wanted = dayOf(at, zone);
  const stays = isWorkingDay(wanted, calendar) || (!wholeDay && (byTheHour || wanted === dayOf(now, zone)));
  const day = stays ? wanted : nextWorkingDay(wanted, calendar);
  const minute = wholeDay ? calendar.opensAt : minuteOfDay(at, time);
  const placed = stays ? at : instantAt(day, minute, zone);
  if (!wholeDay) return { at: placed };
  return { at: placed, overdueAfter: startOfDay(nextWorkingDay(day, calendar), zone) - 1 };
};

/** Whether the time for it is over. */
export const isOverdue = ({ at, overdueAfter = at }: Due, now: Instant): boolean => overdueAfter < now;

const minuteOfDay = (at: Instant, { zone }: WorkingTime): number =>
  Math.floor((at + offsetAt(at, zone)) / MINUTE) - numberOfDay(dayOf(at, zone)) * 24 * 60;
