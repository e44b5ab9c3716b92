import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../src/domain/calendar/calendar.ts';
import { estimatedYear, restsOnEstimate } from '../../../src/domain/calendar/estimated-year.ts';
import { isEstimated, LAST_YEAR, publicDays } from '../../../src/domain/calendar/public-holidays.ts';
import { NINE_TO_SIX, type WorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { DAY } from '../../../src/domain/time.ts';

const china = (days: WorkCalendar['days'] = []): WorkCalendar => ({ ...NINE_TO_SIX, country: 'CN', days });
const off = (year: number) => publicDays('CN', year).map(({ day }) => day.slice(5));
const later = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The first day of the lunar year, as the almanac of the Purple Mountain Observatory has it. */
const NEW_YEARS = [
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
  '2036-01-28',
  '2037-02-15',
  '2038-02-04',
  '2039-01-24',
  '2040-02-12',
  '2041-02-01',
  '2042-01-22',
  '2043-02-10',
  '2044-01-30',
  '2045-02-17',
  '2046-02-06',
  '2047-01-26',
  '2048-02-14',
  '2049-02-02',
  '2050-01-23',
  '2060-02-02',
];

/** Conjunction of sun and moon: Meeus, Astronomical Algorithms, chapter 49, its largest terms; epoch ms, to some minutes. */
const newMoonNear = (day: string): number => {
  const k = Math.round((Date.parse(day) / (365.25 * DAY) + 1970 - 2000) * 12.3685);
  const t = k / 1236.85;
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const e = 1 - 0.002516 * t;
  const m = rad(2.5534 + 29.1053567 * k);
  const mm = rad(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const f = rad(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const omega = rad(124.7746 - 1.56375588 * k);
  const jde =
    2451550.09766 +
    29.530588861 * k +
    0.00015437 * t * t -
    0.4072 * Math.sin(mm) +
    0.17241 * e * Math.sin(m) +
    0.01608 * Math.sin(2 * mm) +
    0.01039 * Math.sin(2 * f) +
    0.00739 * e * Math.sin(mm - m) -
    0.00514 * e * Math.sin(mm + m) +
    0.00208 * e * e * Math.sin(2 * m) -
    0.00111 * Math.sin(mm - 2 * f) -
    0.00057 * Math.sin(mm + 2 * f) +
    0.00056 * e * Math.sin(2 * mm + m) -
    0.00042 * Math.sin(3 * mm) +
    0.00042 * e * Math.sin(m + 2 * f) +
    0.00038 * e * Math.sin(m - 2 * f) -
    0.00024 * e * Math.sin(2 * mm - m) -
    0.00017 * Math.sin(omega);
  // Terrestrial time is some 70 s ahead of the clocks.
  return (jde - 2440587.5) * DAY - 70_000;
};

describe('a year whose holidays China has not published yet', () => {
  it('2027: has the statutory days off, and by law the working days after what falls on a weekend', () => {
    expect(isEstimated('CN', 2026)).toBe(false);
    expect(isEstimated('CN', 2027)).toBe(true);
    expect(off(2027)).toEqual([
      '01-01',
      ...['02-05', '02-06', '02-07', '02-08', '02-09', '02-10'],
      '04-05',
      ...['05-01', '05-02', '05-03', '05-04'],
      '06-09',
      '09-15',
      ...['10-01', '10-02', '10-03', '10-04', '10-05'],
    ]);
    const calendar = china();
    for (const day of ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'])
      expect([day, isWorkingDay(day, calendar)]).toEqual([day, false]);
    for (const day of ['2027-01-04', '2027-02-04', '2027-02-11', '2027-05-05'])
      expect([day, isWorkingDay(day, calendar)]).toEqual([day, true]);
    expect(publicDays('CN', 2027)[1]).toEqual({
      day: '2027-02-05',
      working: false,
      names: { en: 'Spring Festival', 'zh-CN': '春节' },
    });
  });

  it('2028: gives a day for the Mid-autumn Festival on the third National Day', () => {
    expect(off(2028).filter((day) => day > '09')).toEqual(['10-01', '10-02', '10-03', '10-04', '10-05']);
  });

  it.each(NEW_YEARS)('keeps New Year on %s, the eve before it and two days after', (newYear) => {
    const days = publicDays('CN', Number(newYear.slice(0, 4)));
    const festival = days.filter(({ names }) => names.en === 'Spring Festival').map(({ day }) => day);
    expect(festival.slice(0, 4)).toEqual([-1, 0, 1, 2].map((add) => later(newYear, add)));
  });

  it('begins its lunar year on the day of a new moon in Beijing', () => {
    for (let year = 2027; year <= LAST_YEAR; year += 1) {
      const eve = publicDays('CN', year).find(({ names }) => names.en === 'Spring Festival')?.day ?? '';
      const newYear = Date.parse(`${later(eve, 1)}T00:00:00+08:00`);
      const moon = newMoonNear(later(eve, 1));
      const inDay = (moon - newYear) / DAY;
      // To the accuracy of the formula: in 2027 the moon is new four minutes before midnight.
      expect([year, inDay > -0.005 && inDay < 1.005]).toEqual([year, true]);
    }
  });

  it('has thirteen days off that the law gives, on working days where they would be on a weekend', () => {
    for (let year = 2027; year <= LAST_YEAR; year += 1) {
      const days = publicDays('CN', year).map(({ day }) => day);
      expect(new Set(days).size).toBe(days.length);
      expect(days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))).toHaveLength(13);
    }
  });

  it('is no estimate any more once the team has entered days of it, and never one elsewhere', () => {
    const working = { day: '2027-02-20', working: true, name: '' };
    const at = Date.parse('2027-01-05T09:00:00+08:00');
    expect(restsOnEstimate(china(), 2027)).toBe(true);
    expect(restsOnEstimate(china([working]), 2027)).toBe(false);
    expect(restsOnEstimate({ ...china(), country: 'US' }, 2027)).toBe(false);
    expect(estimatedYear(at, { zone: 'Asia/Shanghai', calendar: china() })).toBe(2027);
    expect(estimatedYear(at - 10 * DAY, { zone: 'Asia/Shanghai', calendar: china() })).toBeNull();
  });
});
