import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import { clockTime } from './dates/clock-time.ts';

const BETWEEN = /\s*(?:\.{2,}|[-~～—–至到]|\bto\b|\buntil\b)\s*/iu;
const MIDNIGHT = 24 * 60;

/** `9:00-18:00`, `9am to 6pm`, `9-18`, 9点到18点, in minutes of the day. Throws CommandError for anything else. */
export const officeHours = (text: string, example: Example): { opensAt: number; closesAt: number } => {
  const [from = '', to = '', ...more] = text.normalize('NFKC').trim().split(BETWEEN);
  const [opensAt, closesAt] = [minuteOfDay(from), minuteOfDay(to)];
  if (opensAt === null || closesAt === null || more.length > 0)
    throw new CommandError('hours-not-understood', { text: cut(text, 40) }, example);
  return { opensAt, closesAt };
};

/** A time of day as it is typed, a bare hour and 24:00 included; null where it is none. */
export const minuteOfDay = (typed: string): number | null => {
  const text = typed.normalize('NFKC').trim();
  if (/^24(?::00|[点时])?$/.test(text)) return MIDNIGHT;
  if (/^\d{1,2}$/.test(text)) return Number(text) < 24 ? Number(text) * 60 : null;
  return clockTime(text);
};
