import { fc, test } from '@fast-check/vitest';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../src/domain/calendar/calendar.ts';
import { isOverdue, placeDue } from '../../../src/domain/calendar/due.ts';
import { NINE_TO_SIX, type WorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { dayAt } from '../../support/naive-calendar.ts';

const calendars = fc
  .record({
    country: fc.constantFrom('CN', 'DE', 'US', 'SA', null),
    days: fc.constantFrom<WorkCalendar['days']>(
      [],
      [
        { day: '2026-03-14', working: true, name: '' },
        { day: '2026-03-18', working: false, name: '' },
      ],
    ),
  })
  .map((of): WorkCalendar => ({ ...NINE_TO_SIX, ...of }));
const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe');
const moments = fc
  .integer({ min: 0, max: 500 * 24 * 4 })
  .map((quarters) => Date.parse('2026-01-01T00:00:00Z') + (quarters * HOUR) / 4);

/** The first working day from `day` on, one day after the other. */
const workingFrom = (day: string, calendar: WorkCalendar): string => {
  let at = Temporal.PlainDate.from(day);
  while (!isWorkingDay(at.toString(), calendar)) at = at.add({ days: 1 });
  return at.toString();
};
const after = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const local = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

describe('what is due', () => {
  test.prop([moments, moments, zones, calendars], { numRuns: 1500 })(
    'all day falls on a working day and is overdue from the next one on, not before',
    (at, now, zone, calendar) => {
      const due = placeDue({ at, wholeDay: true }, now, { zone, calendar });
      const day = workingFrom(dayAt(at, zone), calendar);
      expect(dayAt(due.at, zone)).toBe(day);
      if (day === dayAt(at, zone)) expect(due.at).toBe(at);
      else expect(local(due.at, zone).toPlainTime().toString()).toBe('09:00:00');
      const midnight = Temporal.PlainDate.from(workingFrom(after(day), calendar)).toZonedDateTime(zone);
      expect(isOverdue(due, midnight.epochMilliseconds - 1)).toBe(false);
      expect(isOverdue(due, midnight.epochMilliseconds)).toBe(true);
    },
  );

  test.prop([moments, moments, zones, calendars], { numRuns: 1500 })(
    'at an hour keeps the hour, on the next working day where its own is off and is not today',
    (at, now, zone, calendar) => {
      const due = placeDue({ at }, now, { zone, calendar });
      const isToday = dayAt(at, zone) === dayAt(now, zone);
      const day = isToday ? dayAt(at, zone) : workingFrom(dayAt(at, zone), calendar);
      expect(dayAt(due.at, zone)).toBe(day);
      if (day === dayAt(at, zone)) expect(due.at).toBe(at);
      else {
        const wanted = local(at, zone).toPlainTime();
        const placed = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: wanted });
        expect(due.at).toBe(placed.epochMilliseconds);
      }
      expect([isOverdue(due, due.at), isOverdue(due, due.at + 1)]).toEqual([false, true]);
    },
  );

  it.each([
    ['a Sunday', '2026-10-18', '2026-10-19'],
    ['the Spring Festival', '2026-02-17', '2026-02-24'],
    ['New Year of a year that is not published', '2027-01-01', '2027-01-04'],
    ['the eve of a Spring Festival that is not published', '2027-02-05', '2027-02-11'],
    ['a make-up day, which is worked', '2026-02-14', '2026-02-14'],
  ])('on %s is due on %s moved to %s', (_, wanted, day) => {
    const time = { zone: 'Asia/Shanghai', calendar: { ...NINE_TO_SIX, country: 'CN', days: [] } };
    const at = Date.parse(`${wanted}T09:00:00+08:00`);
    const due = placeDue({ at, wholeDay: true }, at - 3 * DAY, time);
    expect(due.at).toBe(Date.parse(`${day}T09:00:00+08:00`));
  });
});
