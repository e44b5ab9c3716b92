import { addDays, dayOf } from '../../domain/calendar/calendar.ts';
import { type Day, HOUR, type Instant, MINUTE, type Zone } from '../../domain/time.ts';
import { chineseNumber } from './chinese-number.ts';

const LATIN =
  /^(?:in\s+|after\s+)?(?:(\d{1,4})\s?|(an?|one|half an?)\s+)(minutes?|mins?|hours?|hrs?|hr|h|days?|d|weeks?|wks?|wk|w|months?|mo|years?|yrs?|y)(?![\p{L}\p{N}]|\s+(?:ago|before))(?:\s+(?:later|from now))?/iu;
const CHINESE =
  /^(?:过)?(\d{1,4}|[一二两三四五六七八九十百]{1,5}|半)\s?(分钟|个?小时|个?钟头|天|个?星期|个?礼拜|周|个月|年)(?!前|之前|以前|多|半)(?:以后|之后|后|内)?/u;

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** 3d, in 2 weeks, 三天后, 半小时后: counted from now; days and longer give a day without a time. */
export const relativeAtStart = (
  text: string,
  now: Instant,
  zone: Zone,
): { moment: { day: Day; at: Instant | null }; length: number } | null => {
  const match = LATIN.exec(text) ?? CHINESE.exec(text);
  if (match === null) return null;
  const words = match.length === 4;
  const unit = unitOf((words ? match[3] : match[2])?.toLowerCase() ?? '');
  const amount = amountOf(match[1] ?? match[2] ?? '');
  if (unit === null || amount === null) return null;
  const moment = stepFrom(now, amount, unit, zone);
  return moment === null ? null : { moment, length: match[0].length };
};

const amountOf = (text: string): number | null => {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^(an?|one)$/i.test(text)) return 1;
  if (/^(半|half an?)$/i.test(text)) return 0.5;
  const number = chineseNumber(text);
  return number === null ? null : Number(number);
};

const unitOf = (text: string): Unit | null => {
  if (/^min|分钟/.test(text)) return 'minute';
  if (/^h|小时|钟头/.test(text)) return 'hour';
  if (/^d|天/.test(text)) return 'day';
  if (/^w|周|星期|礼拜/.test(text)) return 'week';
  if (/^mo|月/.test(text)) return 'month';
  return /^y|年/.test(text) ? 'year' : null;
};

const stepFrom = (now: Instant, amount: number, unit: Unit, zone: Zone) => {
  const today = dayOf(now, zone);
  switch (unit) {
    case 'minute':
      return exact(now + amount * MINUTE, zone);
    case 'hour':
      return exact(now + amount * HOUR, zone);
    case 'day':
      return whole(addDays(today, Math.round(amount)));
    case 'week':
      return whole(addDays(today, Math.round(amount * 7)));
    case 'month':
      return amount === 0.5 ? whole(addDays(today, 15)) : whole(addMonths(today, amount));
    case 'year':
      return whole(addMonths(today, amount * 12));
    default:
      return unit satisfies never;
  }
};

const exact = (at: Instant, zone: Zone) => ({ day: dayOf(at, zone), at });
const whole = (day: Day) => ({ day, at: null });

/** The same date so many months on, or the month's last day. */
const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};
