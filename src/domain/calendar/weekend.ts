import { weekdayOfNumber } from './day-number.ts';

/** Working days from Monday up to and including each weekday. */
type Week = readonly [number, number, number, number, number, number, number];

const MONDAY_TO_FRIDAY: Week = [1, 2, 3, 4, 5, 5, 5];
const SUNDAY_TO_THURSDAY: Week = [1, 2, 3, 4, 4, 4, 5];
const SATURDAY_TO_WEDNESDAY: Week = [1, 2, 3, 3, 3, 4, 5];
const BRUNEI: Week = [1, 2, 3, 4, 4, 5, 5];

/** Where the weekend is not Saturday and Sunday. */
const WEEKS: ReadonlyMap<string, Week> = new Map([
  ...['BD', 'BH', 'DJ', 'DZ', 'EG', 'IL', 'LY', 'SA', 'SD'].map((code): [string, Week] => [
    code,
    SUNDAY_TO_THURSDAY,
  ]),
  ['IR', SATURDAY_TO_WEDNESDAY],
  ['BN', BRUNEI],
]);

export const weekOf = (country: string | null): Week =>
  (country === null ? undefined : WEEKS.get(country)) ?? MONDAY_TO_FRIDAY;

export const isWeekday = (number: number, week: Week): boolean => {
  const weekday = weekdayOfNumber(number);
  return (week[weekday] ?? 0) > (weekday === 0 ? 0 : (week[weekday - 1] ?? 0));
};

/** Weekdays up to and including the day, counted from far enough back that only differences matter. */
export const weekdaysUpTo = (number: number, week: Week): number =>
  Math.floor((number + 3) / 7) * week[6] + (week[weekdayOfNumber(number)] ?? 0);
