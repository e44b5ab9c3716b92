import { addDays } from '../../domain/calendar/calendar.ts';
import { dayFromNumber, numberOfDay } from '../../domain/calendar/day-number.ts';
import { MAX_AHEAD_MS } from '../../domain/calendar/require-future.ts';
import type { Day, Instant } from '../../domain/time.ts';

/** Days in a row, both included. */
export interface DaySpan {
  from: Day;
  to: Day;
}

const MAX_DAYS = 366;

interface Problem {
  code: 'days-reversed' | 'too-many-days' | 'date-too-far';
  params: Readonly<Record<string, string | number>>;
}

/** Why nobody can mean these days; null: they can. */
export const spanProblem = ({ from, to }: DaySpan, now: Instant): Problem | null => {
  if (to < from) return { code: 'days-reversed', params: { from, to } };
  if (Math.abs(Date.parse(to) - now) > MAX_AHEAD_MS) return { code: 'date-too-far', params: { date: to } };
  if (to >= addDays(from, MAX_DAYS)) return { code: 'too-many-days', params: { max: MAX_DAYS } };
  return null;
};

/** Each day of the span, both ends included. */
export const daysOf = ({ from, to }: DaySpan): Day[] => {
  const first = numberOfDay(from);
  return Array.from({ length: numberOfDay(to) - first + 1 }, (_, index) => dayFromNumber(first + index));
};
