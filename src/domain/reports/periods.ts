import { addDays, dayOf, instantAt, startOfDay, weekStart } from '../calendar/calendar.ts';
import { numberOfDay } from '../calendar/day-number.ts';
import { offsetAt } from '../calendar/zone-offset.ts';
import { DAY, type Day, type Instant, MINUTE, type Zone } from '../time.ts';
import type { Period } from './figures.ts';

export const PERIOD_NAMES = ['now', 'week', 'month', 'quarter', 'year', '30d', 'days'] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

/** Which period of its name: the one in which the day lies, or, of `days`, from the first to the last. Neither: the one that is. */
export interface PeriodPlace {
  from?: Day | undefined;
  to?: Day | undefined;
}

/**
 * The calendar week, month, quarter or year `now`, or the day that is named, lies in; of `days`, those from the first to the last; `30d` is the thirty days that end with today. `now` asks for
 * the funnel as it stands, whose flow is that of the last thirty days.
 */
export const periodOf = (
  name: PeriodName,
  now: Instant,
  zone: Zone,
  { from, to }: PeriodPlace = {},
): Period => {
  const today = from ?? dayOf(now, zone);
  switch (name) {
    case 'week': {
      const monday = dayOf(weekStart(startOfDay(today, zone), zone), zone);
      return between(monday, addDays(monday, 7), zone);
    }
    case 'month':
      return between(monthStart(today, 0), monthStart(today, 1), zone);
    case 'quarter': {
      const into = (Number(today.slice(5, 7)) - 1) % 3;
      return between(monthStart(today, -into), monthStart(today, 3 - into), zone);
    }
    case 'year':
      return between(`${today.slice(0, 4)}-01-01`, monthStart(`${today.slice(0, 4)}-12-01`, 1), zone);
    case 'days':
      return between(today, addDays(to ?? today, 1), zone);
    case 'now':
    case '30d':
      return between(addDays(today, -29), addDays(today, 1), zone);
    default:
      return name satisfies never;
  }
};

/** The period of the same name just before: what a change is measured against. */
export const periodBefore = (name: PeriodName, period: Period, zone: Zone): Period => {
  const start = dayOf(period.start, zone);
  switch (name) {
    case 'week':
      return between(addDays(start, -7), start, zone);
    case 'month':
      return between(monthStart(start, -1), start, zone);
    case 'quarter':
      return between(monthStart(start, -3), start, zone);
    case 'year':
      return between(monthStart(start, -12), start, zone);
    case 'days':
      return between(addDays(start, numberOfDay(start) - numberOfDay(dayOf(period.end, zone))), start, zone);
    case 'now':
    case '30d':
      return between(addDays(start, -30), start, zone);
    default:
      return name satisfies never;
  }
};

/**
 * As much of the period before as has gone by of this one: to the same time on the clocks of as late a day in it, at most
 * to its end. What the clocks skip that day counts as by `instantAt`.
 * A month that has just begun would look bad beside a whole one.
 */
export const sameSpanBefore = (name: PeriodName, period: Period, now: Instant, zone: Zone): Period => {
  const { start, end } = periodBefore(name, period, zone);
  const today = dayOf(now, zone);
  const daysGone = numberOfDay(today) - numberOfDay(dayOf(period.start, zone));
  const sinceMidnight = now + offsetAt(now, zone) - numberOfDay(today) * DAY;
  const minute = Math.floor(sinceMidnight / MINUTE);
  const asLate = instantAt(addDays(dayOf(start, zone), daysGone), minute, zone);
  return { start, end: Math.min(end, asLate + sinceMidnight - minute * MINUTE) };
};

/** Monday to Monday, the week before the one `now` lies in. */
export const lastWeek = (now: Instant, zone: Zone): Period =>
  periodBefore('week', periodOf('week', now, zone), zone);

/** The period and those of the same name before it, `count` in all, the oldest first. */
export const periodsUntil = (
  name: PeriodName,
  last: Period,
  count: number,
  zone: Zone,
): readonly Period[] => {
  const periods = [last];
  for (let first = last; periods.length < count; ) {
    first = periodBefore(name, first, zone);
    periods.unshift(first);
  }
  return periods;
};

const between = (start: Day, end: Day, zone: Zone): Period => ({
  start: startOfDay(start, zone),
  end: startOfDay(end, zone),
});

/** The first day of the month `months` after the one `day` lies in. */
const monthStart = (day: Day, months: number): Day => {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = String((index % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${month}-01`;
};

/** What flowed "now" is what did in the last thirty days. */
export const flowPeriod = (name: PeriodName): Exclude<PeriodName, 'now'> => (name === 'now' ? '30d' : name);
