import type { Day } from '../../../domain/time.ts';

/** The same date so many months on, or the month's last day. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

/** The first day of the month that the day is of. */
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`;
