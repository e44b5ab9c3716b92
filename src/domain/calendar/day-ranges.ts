import type { Day } from '../time.ts';
import { addDays } from './calendar.ts';
import type { PublicDay } from './public-day.ts';
import { publicDays } from './public-holidays.ts';
import type { OwnDay, WorkCalendar } from './work-calendar.ts';

/** Days in a row, both included, that are alike. */
export interface DayRange<T> {
  from: Day;
  to: Day;
  what: T;
}

/** Puts days that follow each other and are the same into ranges. The days come in order. */
const inRanges = <T extends { day: Day }>(
  days: readonly T[],
  same: (a: T, b: T) => boolean,
): readonly DayRange<T>[] => {
  const ranges: DayRange<T>[] = [];
  for (const what of days) {
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.to, 1) === what.day && same(last.what, what)) last.to = what.day;
    else ranges.push({ from: what.day, to: what.day, what });
  }
  return ranges;
};

/** What the country has decided for the days in [from, to] and the team has not decided otherwise. */
export const publicRanges = ({ country, days }: WorkCalendar, from: Day, to: Day) => {
  const own = new Set(days.map(({ day }) => day));
  const years = [...new Set([yearOf(from), yearOf(to)])];
  const decided = years
    .flatMap((year) => publicDays(country, year))
    .filter(({ day }) => from <= day && day <= to && !own.has(day));
  return inRanges(decided, isAlike);
};

/** All that the country has decided for a year, as ranges. */
export const publicDayRanges = (country: string | null, year: number): readonly DayRange<PublicDay>[] =>
  inRanges(publicDays(country, year), isAlike);

const isAlike = (a: PublicDay, b: PublicDay): boolean => a.working === b.working && a.names.en === b.names.en;

/** The team's own days from `from` on. */
export const ownRanges = ({ days }: Pick<WorkCalendar, 'days'>, from: Day): readonly DayRange<OwnDay>[] =>
  inRanges(
    days.filter(({ day }) => day >= from),
    (a, b) => a.working === b.working && a.name === b.name,
  );

const yearOf = (day: Day): number => Number(day.slice(0, 4));
