import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  closingOf,
  instantAt,
  isWorkingDay,
  nextWorkingDay,
  startOfDay,
  workingDaysBetween,
} from '../../../src/domain/calendar/calendar.ts';
import { countries, publicDays } from '../../../src/domain/calendar/public-holidays.ts';
import { NINE_TO_SIX, type WorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { HOUR } from '../../../src/domain/time.ts';

const of = (country: string | null, days: WorkCalendar['days'] = []): WorkCalendar => ({
  ...NINE_TO_SIX,
  country,
  days,
});
const zone = 'Asia/Shanghai';
const china = { zone, calendar: of('CN') };
const noon = (day: string) => instantAt(day, 720, zone);

describe('working days', () => {
  it('China 2026: the Spring Festival is from Sunday 15 to Monday 23 February, two Saturdays make up for it', () => {
    const { calendar } = china;
    expect(nextWorkingDay('2026-02-13', calendar)).toBe('2026-02-14');
    expect(nextWorkingDay('2026-02-14', calendar)).toBe('2026-02-24');
    expect(isWorkingDay('2026-02-28', calendar)).toBe(true);
    expect(isWorkingDay('2026-03-01', calendar)).toBe(false);
    // Fri 13, Sat 14, Tue 24 to Sat 28.
    expect(workingDaysBetween(noon('2026-02-12'), noon('2026-03-01'), china)).toBe(7);
  });

  it('China 2026: the National Day week has make-up days on Sunday 20 September and Saturday 10 October', () => {
    const { calendar } = china;
    expect(isWorkingDay('2026-09-20', calendar)).toBe(true);
    expect(isWorkingDay('2026-09-25', calendar)).toBe(false);
    expect(addWorkingDays('2026-09-30', 3, calendar)).toBe('2026-10-10');
    expect(addWorkingDays('2026-10-10', -3, calendar)).toBe('2026-09-30');
    expect(workingDaysBetween(noon('2026-09-30'), noon('2026-10-11'), china)).toBe(3);
    expect(publicDays('CN', 2026).find(({ day }) => day === '2026-10-10')).toEqual({
      day: '2026-10-10',
      working: true,
      names: { en: 'National Day', 'zh-CN': '国庆节' },
    });
  });

  it.each<[country: string | null, day: string, next: string, why: string]>([
    ['DE', '2026-10-02', '2026-10-05', 'Unity Day is a Saturday'],
    ['DE', '2026-12-24', '2026-12-28', 'Christmas'],
    ['US', '2026-07-02', '2026-07-06', 'Independence Day is a Saturday, taken on Friday'],
    ['US', '2026-11-25', '2026-11-27', 'Thanksgiving'],
    ['SA', '2026-06-11', '2026-06-14', 'Friday and Saturday are the weekend'],
    ['TR', '2026-10-27', '2026-10-28', 'the afternoon before Republic Day is no whole day off'],
    ['TR', '2026-10-28', '2026-10-30', 'Republic Day'],
    [null, '2026-12-24', '2026-12-25', 'no country, no holidays'],
  ])('%s: the working day after %s is %s (%s)', (country, day, next) => {
    expect(nextWorkingDay(day, of(country))).toBe(next);
  });

  it('the team goes before its country, in both directions', () => {
    const calendar = of('CN', [
      { day: '2026-02-14', working: false, name: '' },
      { day: '2026-02-23', working: true, name: '' },
    ]);
    expect(nextWorkingDay('2026-02-13', calendar)).toBe('2026-02-23');
    expect(workingDaysBetween(noon('2026-02-13'), noon('2026-02-24'), { zone, calendar })).toBe(2);
  });

  it('what arrives after closing is of age 0 on the next day', () => {
    const age = (from: string, to: string) =>
      workingDaysBetween(Date.parse(`${from}+08:00`), Date.parse(`${to}+08:00`), china);
    expect(age('2026-03-02T17:59:59', '2026-03-03T09:00:00')).toBe(1);
    expect(age('2026-03-02T18:00:00', '2026-03-03T09:00:00')).toBe(0);
    expect(age('2026-03-02T20:00:00', '2026-03-02T21:00:00')).toBe(0);
    expect(age('2026-03-02T20:00:00', '2026-03-04T00:00:00')).toBe(1);
    expect(age('2026-03-06T20:00:00', '2026-03-09T23:00:00')).toBe(1);
  });

  it('years that nobody knows have weekends only', () => {
    expect(publicDays('CN', 2101)).toEqual([]);
    expect(publicDays('DE', 2101)).toEqual([]);
    expect(isWorkingDay('2199-12-25', of('DE'))).toBe(true);
    expect(workingDaysBetween(0, Date.parse('9999-12-31'), { zone: 'UTC', calendar: of(null) })).toBe(
      Math.floor((Date.parse('9999-12-31') / (24 * HOUR) + 3) / 7) * 5 + 5 - 4,
    );
  });

  it('a day has one opening and one closing, also when the clocks change in between', () => {
    const berlin = { zone: 'Europe/Berlin', calendar: of('DE') };
    const hours = (day: string) =>
      (closingOf(day, berlin) - instantAt(day, berlin.calendar.opensAt, berlin.zone)) / HOUR;
    expect(['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'].map(hours)).toEqual([9, 9, 9, 9]);
    // Sunday 29 March has 23 hours, Sunday 25 October 25: a working day later is a working day later.
    expect(
      workingDaysBetween(startOfDay('2026-03-27', berlin.zone), closingOf('2026-03-30', berlin), berlin),
    ).toBe(1);
    expect(
      workingDaysBetween(startOfDay('2026-10-23', berlin.zone), closingOf('2026-10-26', berlin), berlin),
    ).toBe(1);
  });

  it('a closing time that the clocks skip or that midnight cuts off still closes before the next day', () => {
    const beirut = { zone: 'Asia/Beirut', calendar: { ...of(null), closesAt: 1440 } };
    // 29 March 2026 begins at 01:00.
    expect(closingOf('2026-03-28', beirut)).toBe(startOfDay('2026-03-29', beirut.zone));
    expect(
      workingDaysBetween(closingOf('2026-03-26', beirut) - 1, startOfDay('2026-03-30', beirut.zone), beirut),
    ).toBe(2);
  });

  it('knows the countries that a team can choose', () => {
    expect(countries()).toEqual(expect.arrayContaining(['CN', 'DE', 'US', 'JP', 'SG', 'HK', 'TW', 'GB']));
    for (const code of countries()) expect(Array.isArray(publicDays(code, 2026))).toBe(true);
  });
});
