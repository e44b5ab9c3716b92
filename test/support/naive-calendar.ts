import { Temporal } from 'temporal-polyfill';
import { isWorkingDay } from '../../src/domain/calendar/calendar.ts';
import type { WorkingTime } from '../../src/domain/calendar/work-calendar.ts';
import type { Period } from '../../src/domain/reports/figures.ts';
import { DAY, type Day, type Instant, type Zone } from '../../src/domain/time.ts';

/** Days and weeks by Temporal, without a look at how the funnel counts them. */
const local = (at: Instant, zone: Zone) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

export const dayAt = (at: Instant, zone: Zone): Day => local(at, zone).toPlainDate().toString();

const startOf = (day: Day, zone: Zone): Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;

/** Days as such have no zone: plain arithmetic does. */
const plus = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The calendar week or quarter (or month) `back` before the one that `at` lies in. */
export const calendarPeriod = (
  name: 'week' | 'month' | 'quarter',
  at: Instant,
  back: number,
  zone: Zone,
): Period => {
  const today = local(at, zone).toPlainDate();
  const months = { week: 0, month: 1, quarter: 3 }[name];
  const first =
    name === 'week'
      ? today.subtract({ days: today.dayOfWeek - 1 }).subtract({ weeks: back })
      : today
          .with({ day: 1, month: name === 'month' ? today.month : today.month - ((today.month - 1) % 3) })
          .subtract({ months: back * months });
  const end = name === 'week' ? first.add({ weeks: 1 }) : first.add({ months });
  return { start: startOf(first.toString(), zone), end: startOf(end.toString(), zone) };
};

/** The days whose beginning lies in [start, end). */
export const daysIn = ({ start, end }: Period, zone: Zone): Day[] => {
  const days: Day[] = [];
  for (let day = dayAt(start, zone); startOf(day, zone) < end; day = plus(day, 1))
    if (startOf(day, zone) >= start) days.push(day);
  return days;
};

/** Working days after the day of `from`, up to that of `to`; what happens after closing belongs to the day after. */
export const workingDays = (from: Instant, to: Instant, { zone, calendar }: WorkingTime): number => {
  const begun = local(from, zone);
  const closing = Temporal.PlainTime.from({
    hour: Math.floor(calendar.closesAt / 60),
    minute: calendar.closesAt % 60,
  });
  const late = Temporal.PlainTime.compare(begun.toPlainTime(), closing) >= 0;
  const last = dayAt(to, zone);
  let count = 0;
  for (let day = plus(dayAt(from, zone), late ? 2 : 1); day <= last; day = plus(day, 1))
    if (isWorkingDay(day, calendar)) count += 1;
  return count;
};
