import { dayOf, isWorkingDay } from '../../domain/calendar/calendar.ts';
import type { Due } from '../../domain/calendar/due.ts';
import type { Instant } from '../../domain/time.ts';
import { day, dayAndTime } from './format.ts';
import type { View } from './view.ts';

/** A day where something is due all day long, else day and time. */
export const dueWords = ({ at, overdueAfter }: Due, view: View): string =>
  overdueAfter === undefined ? dayAndTime(at, view) : day(at, view);

/** That a plan fell on a day off, and what became of it: "Sun, Oct 18 is a day off: moved to Mon, Oct 19". Else null. */
export const dayOffWords = (wanted: Instant, due: Due, view: View): string | null => {
  const asked = dayOf(wanted, view.zone);
  const off = { day: day(wanted, view) };
  if (asked !== dayOf(due.at, view.zone)) return view.t('due.moved', { ...off, to: dueWords(due, view) });
  return isWorkingDay(asked, view.calendar) ? null : view.t('due.day-off', off);
};
