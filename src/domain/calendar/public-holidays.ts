import { createRequire } from 'node:module';
import type { HolidaysTypes } from 'date-holidays';
import { type Day, HOUR } from '../time.ts';
import { dayFromNumber, firstOfYear, numberOfDay } from './day-number.ts';
import type { PublicDay } from './public-day.ts';
import { type LunarCalendar, statutoryDays } from './statutory-days.ts';

/** Where days off are looked up; other years have weekends only. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

// Costly to load (date-holidays: 0.1 s and 18 MB), and most teams need at most one of them: at the first question.
const load = createRequire(import.meta.url);
const chinese = (): typeof import('chinese-days') => load('chinese-days');
const worldwide = (): typeof import('date-holidays').default => load('date-holidays');

const known = new Map<string, readonly PublicDay[]>();

/**
 * The public holidays and make-up days of a year, in order. Those of China are known once its State Council has published
 * them; until then they are the days that the law gives (`isEstimated`).
 */
export const publicDays = (country: string | null, year: number): readonly PublicDay[] => {
  if (country === null || year < FIRST_YEAR || year > LAST_YEAR) return [];
  const key = `${country} ${year}`;
  const found = known.get(key) ?? (country === 'CN' ? daysInChina(year) : daysOf(country, year));
  known.set(key, found);
  return found;
};

/** ISO 3166-1 alpha-2 codes of the countries whose holidays are known. */
export const countries = (): readonly string[] => {
  listed ??= Object.freeze(Object.keys(new (worldwide())().getCountries()));
  return listed;
};
let listed: readonly string[] | undefined;

const daysInChina = (year: number): readonly PublicDay[] => {
  const published = publishedDays(year);
  const lunar: LunarCalendar = chinese();
  return published.length > 0 ? published : statutoryDays(year, lunar);
};

/** Whether the days of the year are the law's, for want of the list that the country publishes shortly before. */
export const isEstimated = (country: string | null, year: number): boolean =>
  country === 'CN' && publicDays('CN', year).length > 0 && publishedDays(year).length === 0;

const publishedDays = (year: number): readonly PublicDay[] => {
  const found = published.get(year) ?? readPublished(year);
  published.set(year, found);
  return found;
};
const published = new Map<number, readonly PublicDay[]>();

const readPublished = (year: number): readonly PublicDay[] => {
  const { getDayDetail } = chinese();
  const days: PublicDay[] = [];
  for (let number = firstOfYear(year); number < firstOfYear(year + 1); number += 1) {
    const day = dayFromNumber(number);
    const { work, name } = getDayDetail(day);
    // "National Day,国庆节,3" where something is special about the day, else the name of the weekday.
    const [en = '', zh] = name.split(',');
    if (zh !== undefined) days.push({ day, working: work, names: { en, 'zh-CN': zh } });
  }
  return days;
};

const daysOf = (country: string, year: number): readonly PublicDay[] => {
  const calendar = new (worldwide())(country, { types: ['public'] });
  const days = new Map<Day, PublicDay>();
  // A holiday of several days may have begun in the old year.
  for (const one of [year - 1, year]) {
    const chineseNames = new Map(calendar.getHolidays(one, 'zh').map(({ date, name }) => [date, name]));
    for (const holiday of calendar.getHolidays(one, 'en')) {
      const zh = chineseNames.get(holiday.date) ?? holiday.name;
      const names = { en: holiday.name, 'zh-CN': HAN.test(zh) ? zh : holiday.name };
      for (const day of wholeDays(holiday)) {
        if (day.startsWith(String(year)) && !days.has(day)) days.set(day, { day, working: false, names });
      }
    }
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};

const HAN = /^[\p{Script=Han}\p{N}\p{P}\s]+$/u;

/** Half days are worked; one that begins on the eve counts from the day it is named after. */
const wholeDays = ({ date, start, end }: HolidaysTypes.Holiday): Day[] => {
  const first = numberOfDay(date.slice(0, 10));
  // An hour's grace: the clocks may change that day.
  const length = Math.floor((end.getTime() - start.getTime() + HOUR) / (24 * HOUR));
  return Array.from({ length }, (_, index) => dayFromNumber(first + index));
};
