import { numberOfDay, yearOfNumber } from './day-number.ts';
import { FIRST_YEAR, LAST_YEAR, publicDays } from './public-holidays.ts';
import { isWeekday, weekdaysUpTo, weekOf } from './weekend.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A year's days that are not what their weekday says, by number of day; `surplus[i]`: what the first i come to. */
interface Exceptions {
  numbers: readonly number[];
  surplus: readonly number[];
}

type Years = Map<number, Exceptions>;

const NONE: Exceptions = { numbers: [], surplus: [0] };

const ofCountry = new Map<string | null, Years>();
const ofCalendar = new WeakMap<WorkCalendar, Years>();

export const isWorkingDayNumber = (number: number, calendar: WorkCalendar): boolean => {
  const { numbers } = exceptionsIn(yearOfNumber(number), calendar);
  const weekday = isWeekday(number, weekOf(calendar.country));
  return numbers[lowerBound(numbers, number)] === number ? !weekday : weekday;
};

/** How many working days d there are with after < d <= upTo, in time that does not depend on how many; 0 when reversed. */
export const workingDayNumbersBetween = (after: number, upTo: number, calendar: WorkCalendar): number => {
  if (upTo <= after) return 0;
  const week = weekOf(calendar.country);
  let count = weekdaysUpTo(upTo, week) - weekdaysUpTo(after, week);
  const last = Math.min(yearOfNumber(upTo), LAST_YEAR);
  for (let year = Math.max(yearOfNumber(after), FIRST_YEAR); year <= last; year += 1) {
    const { numbers, surplus } = exceptionsIn(year, calendar);
    count += (surplus[lowerBound(numbers, upTo + 1)] ?? 0) - (surplus[lowerBound(numbers, after + 1)] ?? 0);
  }
  return count;
};

/** Kept per calendar, which lives as long as its workspace stays as it is; teams without own days share their country's. */
const exceptionsIn = (year: number, calendar: WorkCalendar): Exceptions => {
  if (year < FIRST_YEAR || year > LAST_YEAR) return NONE;
  const years = yearsOf(calendar);
  const found = years.get(year) ?? exceptionsOf(year, calendar);
  years.set(year, found);
  return found;
};

const yearsOf = (calendar: WorkCalendar): Years => {
  const { days, country } = calendar;
  const found = days.length === 0 ? ofCountry.get(country) : ofCalendar.get(calendar);
  if (found !== undefined) return found;
  const years: Years = new Map();
  if (days.length === 0) ofCountry.set(country, years);
  else ofCalendar.set(calendar, years);
  return years;
};

const exceptionsOf = (year: number, { country, days }: WorkCalendar): Exceptions => {
  const week = weekOf(country);
  const decided = new Map(
    [...publicDays(country, year), ...days.filter(({ day }) => day.startsWith(`${year}-`))].map(
      ({ day, working }) => [numberOfDay(day), working],
    ),
  );
  const numbers = [...decided]
    .filter(([number, working]) => working !== isWeekday(number, week))
    .map(([number]) => number)
    .sort((a, b) => a - b);
  const surplus = [0];
  for (const number of numbers) surplus.push((surplus.at(-1) ?? 0) + (isWeekday(number, week) ? -1 : 1));
  return { numbers, surplus };
};

/** The index of the first number that is not less than `wanted`. */
const lowerBound = (numbers: readonly number[], wanted: number): number => {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};
