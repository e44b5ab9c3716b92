import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  dayOf,
  instantAt,
  isDay,
  isWorkingDay,
  nextWorkingDay,
  startOfDay,
  weekStart,
  workingDaysBetween,
} from '../../../src/domain/calendar/calendar.ts';
import { publicDays } from '../../../src/domain/calendar/public-holidays.ts';
import type { OwnDay, WorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { offsetAt } from '../../../src/domain/calendar/zone-offset.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';

const ZONES = ['America/New_York', 'Europe/London', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: Date.parse('2023-01-01'), max: Date.parse('2029-01-01') });

/** Intl's word for the same, slowly. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const intl = (at: number, zone: string, style: 'dateStyle' | 'timeStyle'): string => {
  const key = `${zone} ${style}`;
  const known = formatters.get(key);
  const formatter = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, [style]: 'short' });
  formatters.set(key, formatter);
  return formatter.format(at);
};
const intlDay = (at: number, zone: string): string => intl(at, zone, 'dateStyle');
const intlTime = (at: number, zone: string): string => intl(at, zone, 'timeStyle');

/** By the calendar's own day names, the library's list and the team's. */
const weekdays = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' });
const naiveWorking = (day: string, { country, days }: WorkCalendar): boolean => {
  const own = days.find((one) => one.day === day);
  if (own !== undefined) return own.working;
  const decided = publicDays(country, Number(day.slice(0, 4))).find((one) => one.day === day);
  return decided?.working ?? !['Sat', 'Sun'].includes(weekdays.format(Date.parse(day)));
};

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** A loop over the days, and over the clock's own words for when the office had closed. */
const naiveWorkingDays = (from: number, to: number, zone: string, calendar: WorkCalendar): number => {
  const [hour = 0, minute = 0] = intlTime(from, zone).split(':').map(Number);
  const closed = hour * 60 + minute >= calendar.closesAt;
  const last = intlDay(to, zone);
  let count = 0;
  for (let day = closed ? dayAfter(intlDay(from, zone)) : intlDay(from, zone); day < last; ) {
    day = dayAfter(day);
    if (naiveWorking(day, calendar)) count += 1;
  }
  return count;
};

const ownDays = fc.uniqueArray(
  fc.record({
    day: instants.map((at) => new Date(at).toISOString().slice(0, 10)),
    working: fc.boolean(),
    name: fc.constant(''),
  }),
  { selector: ({ day }: OwnDay) => day, maxLength: 40 },
);
const calendars = fc.record({
  country: fc.constantFrom('CN', 'DE', 'US', null),
  opensAt: fc.constant(540),
  // Clocks change at night: closing time exists once every day.
  closesAt: fc.integer({ min: 600, max: 1320 }),
  days: ownDays.map((days) => [...days].sort((a, b) => (a.day < b.day ? -1 : 1))),
});

/** Monday to Friday; days end at midnight. */
const calendar: WorkCalendar = { country: null, opensAt: 540, closesAt: 1440, days: [] };

describe('the calendar', () => {
  test.prop([instants, zones])('tells the same day as Intl', (at, zone) => {
    expect(dayOf(at, zone)).toBe(intlDay(at, zone));
  });

  test.prop([instants, fc.nat(400 * DAY), zones, calendars])(
    'counts working days as a loop over the days does',
    (from, length, zone, calendar) => {
      expect(workingDaysBetween(from, from + length, { zone, calendar })).toBe(
        naiveWorkingDays(from, from + length, zone, calendar),
      );
    },
  );

  test.prop([instants, calendars])('tells a working day as the lists do', (at, calendar) => {
    const day = new Date(at).toISOString().slice(0, 10);
    expect(isWorkingDay(day, calendar)).toBe(naiveWorking(day, calendar));
  });

  test.prop([instants, zones])('starts a day at its first instant', (at, zone) => {
    const day = dayOf(at, zone);
    const start = startOfDay(day, zone);
    expect(dayOf(start, zone)).toBe(day);
    expect(dayOf(start - 1, zone)).not.toBe(day);
    expect(start).toBeLessThanOrEqual(at);
  });

  test.prop([instants, fc.integer({ min: 0, max: 1439 }), zones])(
    'finds the instant of a wall-clock time, unless daylight saving skips it',
    (near, minute, zone) => {
      const day = dayOf(near, zone);
      const at = instantAt(day, minute, zone);
      const shown = intlTime(at, zone);
      const wanted = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      if (shown !== wanted) {
        // Only where no instant of the day shows that time.
        for (let probe = startOfDay(day, zone); dayOf(probe, zone) === day; probe += MINUTE * 30) {
          expect(intlTime(probe, zone)).not.toBe(wanted);
        }
      }
      expect(dayOf(at, zone)).toBe(day);
    },
  );

  test.prop([instants, zones])('begins the week on the last Monday midnight', (at, zone) => {
    const start = weekStart(at, zone);
    expect(new Date(dayOf(start, zone)).getUTCDay()).toBe(1);
    expect(start).toBe(startOfDay(dayOf(start, zone), zone));
    expect(start).toBeLessThanOrEqual(at);
    expect(addDays(dayOf(start, zone), 7) > dayOf(at, zone)).toBe(true);
  });

  test.prop([instants, fc.integer({ min: 1, max: 60 }), calendars])(
    'adds working days that count as so many between',
    (at, count, calendar) => {
      const zone = 'Asia/Shanghai';
      const day = dayOf(at, zone);
      const later = addWorkingDays(day, count, calendar);
      expect(isWorkingDay(later, calendar)).toBe(true);
      expect(workingDaysBetween(startOfDay(day, zone), startOfDay(later, zone), { zone, calendar })).toBe(
        count,
      );
      expect(addWorkingDays(later, -count, calendar) <= nextWorkingDay(day, calendar)).toBe(true);
    },
  );

  it('knows a spring-forward gap, an autumn double hour and a day that has no midnight', () => {
    const newYork = 'America/New_York';
    expect(instantAt('2026-03-08', 150, newYork)).toBe(Date.parse('2026-03-08T03:30:00-04:00'));
    expect(instantAt('2026-11-01', 90, newYork)).toBe(Date.parse('2026-11-01T01:30:00-04:00'));
    expect(startOfDay('2026-11-02', newYork) - startOfDay('2026-11-01', newYork)).toBe(25 * HOUR);
    // Beirut's clocks go forward at midnight: the day begins at 01:00.
    expect(startOfDay('2026-03-29', 'Asia/Beirut')).toBe(Date.parse('2026-03-29T01:00:00+03:00'));
  });

  it('is right on both sides of a change of clocks that it meets at the very instant', () => {
    // No other test asks for this zone, so nothing is remembered of it yet.
    const zone = 'America/Chicago';
    const change = Date.parse('2026-03-08T02:00:00-06:00');
    expect(offsetAt(change, zone)).toBe(-5 * HOUR);
    expect(offsetAt(change - 1, zone)).toBe(-6 * HOUR);
    expect(offsetAt(change + 1, zone)).toBe(-5 * HOUR);
  });

  it('counts no working days backwards', () => {
    expect(
      workingDaysBetween(Date.parse('2026-03-05'), Date.parse('2026-03-02'), {
        zone: 'Asia/Shanghai',
        calendar,
      }),
    ).toBe(0);
  });

  it.each([
    ['2026-03-06', '2026-03-09'],
    ['2026-03-07', '2026-03-09'],
    ['2026-03-09', '2026-03-10'],
  ])('says that the working day after %s is %s', (day, next) => {
    expect(nextWorkingDay(day, calendar)).toBe(next);
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['2026-3-1', false],
    ['tomorrow', false],
  ])('%s is a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it('keeps answering when more zones and years are asked for than it remembers', () => {
    const many = Intl.supportedValuesOf('timeZone').slice(0, 130);
    for (const zone of [...many, ...ZONES]) expect(dayOf(0, zone)).toBe(intlDay(0, zone));
    for (let year = 1980; year < 2037; year += 1) {
      const at = Date.UTC(year, 6, 1, 3);
      expect(dayOf(at, 'America/New_York')).toBe(intlDay(at, 'America/New_York'));
    }
  });
});
