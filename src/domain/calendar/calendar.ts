import { Temporal } from 'temporal-polyfill';
import { DAY, type Day, type Instant, MINUTE, type Zone } from '../time.ts';
import { dayFromNumber, numberOfDay, weekdayOfNumber } from './day-number.ts';
import type { WorkCalendar, WorkingTime } from './work-calendar.ts';
import { isWorkingDayNumber, workingDayNumbersBetween } from './working-days.ts';
import { offsetAt } from './zone-offset.ts';

/** Days since 1970-01-01 of the calendar day it is at `at` in `zone`. */
const dayNumber = (at: Instant, zone: Zone): number => Math.floor((at + offsetAt(at, zone)) / DAY);

/** The calendar day it is at `at` in `zone`. */
export const dayOf = (at: Instant, zone: Zone): Day => dayFromNumber(dayNumber(at, zone));

/** The day's first instant: midnight, or what comes right after a midnight that daylight saving skips. */
export const startOfDay = (day: Day, zone: Zone): Instant => instantAt(day, 0, zone);

/**
 * The instant the clocks in `zone` show `minuteOfDay` on `day`. A time that daylight saving skips is taken as
 * far after the gap as it lies in it; of a time that comes twice, the first.
 */
export const instantAt = (day: Day, minuteOfDay: number, zone: Zone): Instant => {
  const local = numberOfDay(day) * DAY + minuteOfDay * MINUTE;
  const offset = offsetAt(local - DAY, zone);
  // No change of offset within a day on either side: nothing to disambiguate.
  if (offset === offsetAt(local + DAY, zone)) return local - offset;
  return Temporal.PlainDateTime.from(day)
    .add({ minutes: minuteOfDay })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
};

/** By what the team decided for the day, else its country, else its weekday. */
export const isWorkingDay = (day: Day, calendar: WorkCalendar): boolean =>
  isWorkingDayNumber(numberOfDay(day), calendar);

/**
 * How many working days old at `to` is what happened at `from`: working days d with day(from) < d <= day(to), where
 * what happened at or after closing counts for the next day. 0 when `to` is not after `from`.
 */
export const workingDaysBetween = (from: Instant, to: Instant, time: WorkingTime): number =>
  workingDayNumbersBetween(countsFor(from, time), dayNumber(to, time.zone), time.calendar);

/** The day that what happened at `at` counts for. On the path of every request, hence without a `Day` where it can be. */
const countsFor = (at: Instant, time: WorkingTime): number => {
  const { zone, calendar } = time;
  const offset = offsetAt(at, zone);
  const day = Math.floor((at + offset) / DAY);
  const isPlain = offset === offsetAt(at - DAY, zone) && offset === offsetAt(at + DAY, zone);
  const closing = isPlain
    ? day * DAY + calendar.closesAt * MINUTE - offset
    : closingOf(dayFromNumber(day), time);
  return at < closing ? day : day + 1;
};

/** The first instant that counts for the day after `day`. */
export const closingOf = (day: Day, { zone, calendar }: WorkingTime): Instant =>
  // Where the clocks skip closing time, the day is over at the latest when the next one begins.
  Math.min(instantAt(day, calendar.closesAt, zone), startOfDay(addDays(day, 1), zone));

/** The `count`-th working day after `day`; for 0 `day` itself. */
export const addWorkingDays = (day: Day, count: number, calendar: WorkCalendar): Day => {
  let at = numberOfDay(day);
  const step = count < 0 ? -1 : 1;
  for (let left = Math.abs(count); left > 0; ) {
    at += step;
    if (isWorkingDayNumber(at, calendar)) left -= 1;
  }
  return dayFromNumber(at);
};

/** The first working day after `day`. */
export const nextWorkingDay = (day: Day, calendar: WorkCalendar): Day => addWorkingDays(day, 1, calendar);

/** The start of the Monday of the week `at` lies in. */
export const weekStart = (at: Instant, zone: Zone): Instant => {
  const today = dayNumber(at, zone);
  return startOfDay(dayFromNumber(today - weekdayOfNumber(today)), zone);
};

export const addDays = (day: Day, count: number): Day => dayFromNumber(numberOfDay(day) + count);

/** Whether `text` is a day that exists, written `YYYY-MM-DD`. */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
