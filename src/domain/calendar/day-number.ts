import { DAY, type Day } from '../time.ts';

// A calendar day as a number: how many days it is after 1970-01-01.

export const numberOfDay = (day: Day): number => Date.parse(day) / DAY;
export const dayFromNumber = (number: number): Day => new Date(number * DAY).toISOString().slice(0, 10);
export const yearOfNumber = (number: number): number => new Date(number * DAY).getUTCFullYear();
export const firstOfYear = (year: number): number => Date.UTC(year, 0, 1) / DAY;

/** 0 is Monday; day 0 was a Thursday. */
export const weekdayOfNumber = (number: number): number => (((number + 3) % 7) + 7) % 7;
