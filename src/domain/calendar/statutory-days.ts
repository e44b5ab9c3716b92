import type { Language } from '../language.ts';
import type { Day } from '../time.ts';
import { dayFromNumber, numberOfDay } from './day-number.ts';
import type { PublicDay } from './public-day.ts';
import { isWeekday, weekOf } from './weekend.ts';

/** What is asked of the lunar calendar, reckoned in Beijing time: `chinese-days` has it as a table. */
export interface LunarCalendar {
  /** `lunar`: `YYYY-MM-DD` of the lunar year that begins in that year. */
  getSolarDateFromLunar(lunar: string): { date: Day };
  getSolarTermDate(year: number, month: number, term: 'pure_brightness'): Day;
}

/** Since when the law has given these thirteen days. */
const FIRST_YEAR = 2025;

/**
 * The days off that the law gives China each year (全国年节及纪念日放假办法, 2024), for a year whose list the State Council
 * has not published: without what that list arranges around them, longer holidays and make-up days. A day that falls on
 * a weekend, or two on one day, are made up for by the next working days, as the law says.
 */
export const statutoryDays = (year: number, lunar: LunarCalendar): readonly PublicDay[] => {
  if (year < FIRST_YEAR) return [];
  const ofMoon = (month: string): Day => lunar.getSolarDateFromLunar(`${year}-${month}`).date;
  const newYear = numberOfDay(ofMoon('01-01'));
  const holidays: readonly (readonly [names: PublicDay['names'], first: number, length: number])[] = [
    [named("New Year's Day", '元旦'), numberOfDay(`${year}-01-01`), 1],
    // From New Year's Eve on.
    [named('Spring Festival', '春节'), newYear - 1, 4],
    [named('Tomb-sweeping Day', '清明'), numberOfDay(lunar.getSolarTermDate(year, 4, 'pure_brightness')), 1],
    [named('Labour Day', '劳动节'), numberOfDay(`${year}-05-01`), 2],
    [named('Dragon Boat Festival', '端午'), numberOfDay(ofMoon('05-05')), 1],
    [named('Mid-autumn Festival', '中秋'), numberOfDay(ofMoon('08-15')), 1],
    [named('National Day', '国庆节'), numberOfDay(`${year}-10-01`), 3],
  ];
  const off = new Map<number, PublicDay>();
  const add = (number: number, names: PublicDay['names']): void => {
    off.set(number, { day: dayFromNumber(number), working: false, names });
  };
  const owed: { after: number; names: PublicDay['names'] }[] = [];
  for (const [names, first, length] of holidays) {
    for (let number = first; number < first + length; number += 1) {
      if (off.has(number) || !isWeekday(number, weekOf('CN')))
        owed.push({ after: first + length - 1, names });
      if (!off.has(number)) add(number, names);
    }
  }
  for (const { after, names } of owed) {
    let number = after + 1;
    while (off.has(number) || !isWeekday(number, weekOf('CN'))) number += 1;
    add(number, names);
  }
  return [...off.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};

const named = (en: string, zh: string): Readonly<Record<Language, string>> => ({ en, 'zh-CN': zh });
