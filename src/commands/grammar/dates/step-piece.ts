import type { Piece } from './piece.ts';
import { SMALL, SMALL_CHINESE, smallNumber } from './small-number.ts';

type Unit = 'minute' | 'hour' | 'day' | 'working-day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year';

const UNIT = String.raw`(?:working|business|work)[\s-]?days?|minutes?|mins?|hours?|hrs?|hr|h|days?|d|weeks?|wks?|wk|w|fortnights?|months?|mths?|mos?|quarters?|years?|yrs?|y`;
const ONE = String.raw`(?:(half\s+an?)|(?:(${SMALL})(\s+and\s+a\s+half)?))[\s-]?(${UNIT})(?![\p{L}]|\s+(?:ago|before|long)(?!\p{L}))(\s+and\s+a\s+half)?`;
const LATIN = new RegExp(
  String.raw`^(?:(in|after|within|for)\s+(?:about\s+|the\s+next\s+)?)?${ONE}(?:\s*(?:,|and)?\s*(\d{1,2})\s?(?:minutes?|mins?|m)?(?!\p{L}))?(\s+(?:later|from\s+(?:now|today)|time)(?!\p{L}))?`,
  'iu',
);
const AGO = new RegExp(String.raw`^(${SMALL})[\s-]?(${UNIT})\s+ago(?!\p{L})`, 'iu');
const CHINESE_UNIT = '分钟|个?小时|个?钟头|个工作日|工作日|天|日(?!期)|个?星期|个?礼拜|周|个月|个季度|年';
const CHINESE = new RegExp(
  `^(?:再?过|等)?(?:(半)个?|(${SMALL_CHINESE})个?(半)?)\\s?(分钟|小时|钟头|刻钟|工作日|天|星期|礼拜|周|月|季度|年)(半)?(?:(\\d{1,2}|[一二三四五六七八九十]{1,3})分钟?)?(?!前|之前|以前|多|左右前)(以后|之后|过后|后|内|之内|以内)?`,
  'u',
);
const CHINESE_AGO = new RegExp(`^(${SMALL_CHINESE})(${CHINESE_UNIT})(?:之前|以前|前)`, 'u');
/** A number of things of which nobody knows how many. */
const VAGUE =
  /^(?:(?:in\s+)?(?:a\s+few|several|some|a\s+number\s+of|\d{1,3}\s?(?:-|to|or)\s?\d{1,3}|a\s+day\s+or\s+two|a\s+week\s+or\s+two)\s*(?:minutes?|mins|hours?|days?|weeks?|months?)?(?:'?\s+time)?(?=$|[\s,，])|(?:soon(?:ish)?|some\s?time|some\s?day|later(?:\s+(?:this|next)\s+\p{L}+|\s+on)?|asap|whenever)(?!\p{L})|(?:再?过|等)?(?:几|两三|三四|三五|四五|五六|十来|\d{1,3}\s?[-~到至]\s?\d{1,3}|一两)个?(?:小时|天|周|星期|礼拜|月|年)(?:以后|之后|后|内|再)?|过(?:一)?阵子?|过段时间|改天|回头|尽快|晚点|稍后|有空(?:时|的时候)?|过后)/iu;

/** 3d, in 2 weeks, 2.5 hours, an hour and a half, 3 working days, 三天后, 一个半小时后: counted from now or a day. */
export const stepPiece = (text: string): Piece | null => latin(text) ?? chinese(text) ?? ago(text);

/** In a few days, soon, 过几天: a time that only who said it knows. */
export const vaguePiece = (text: string): Piece | null => {
  const found = VAGUE.exec(text);
  // A bare count of something is none: "a few questions".
  if (
    found === null ||
    /^(?:a\s+few|several|some|a\s+number\s+of|\d{1,3}\s?(?:-|to|or)\s?\d{1,3})\s*$/iu.test(found[0])
  )
    return null;
  return { length: found[0].length, meaning: { says: 'vague' } };
};

const latin = (text: string): Piece | null => {
  const match = LATIN.exec(text);
  if (match === null) return null;
  const [all, before, half, number, andHalf, unit = '', halfAfter, more, after] = match;
  const count = half === undefined ? smallNumber(number ?? '') : 0.5;
  const kind = unitOf(unit.toLowerCase());
  if (count === null || kind === null) return null;
  // 16h30 is a time of day.
  if (/^h$/i.test(unit) && more !== undefined && count > 7 && before === undefined) return null;
  // `15m` may be money; `a week` alone is no time.
  const isSaid = before !== undefined || after !== undefined;
  const isOne = /^(?:an?|one)$/iu.test(number ?? '');
  if (!isSaid && isOne && !/^\s+(?:from|after)\s/iu.test(text.slice(all.length))) return null;
  const rest = andHalf !== undefined || halfAfter !== undefined ? 0.5 : 0;
  const isTime = kind === 'hour' && more !== undefined;
  const length =
    more !== undefined && !isTime
      ? all.length -
        (all.length - all.search(/(?:,|and)?\s*\d{1,2}\s?(?:minutes?|mins?|m)?(?:\s+(?:later|from).*)?$/iu))
      : all.length;
  return step(count + rest, kind, length, isTime ? Number(more) : 0, !isSaid);
};

const chinese = (text: string): Piece | null => {
  const match = CHINESE.exec(text);
  if (match === null) return null;
  const [all, half, number, halfInside, unit = '', halfAfter, more, after] = match;
  // 12月, 5日: a date. 周 with no number before it: a weekday.
  if (/^(?:月|年)$/u.test(unit) && !all.includes('个') && unit === '月') return null;
  if (unit === '年' && /^\d{4}$/.test(number ?? '')) return null;
  const count = half === undefined ? smallNumber(number ?? '') : 0.5;
  const kind = unit === '刻钟' ? 'minute' : unitOf(unit);
  if (count === null || kind === null) return null;
  const whole =
    (count + (halfInside === undefined && halfAfter === undefined ? 0 : 0.5)) * (unit === '刻钟' ? 15 : 1);
  const minutes = more === undefined ? 0 : (smallNumber(more) ?? 0);
  return step(whole, kind, all.length, minutes, after === undefined && !/^(?:再?过|等)/u.test(all));
};

const ago = (text: string): Piece | null => {
  const match = AGO.exec(text) ?? CHINESE_AGO.exec(text);
  const count = smallNumber(match?.[1] ?? '');
  const kind = unitOf(match?.[2]?.toLowerCase() ?? '');
  return match === null || count === null || kind === null
    ? null
    : step(-count, kind, match[0].length, 0, false);
};

const unitOf = (text: string): Unit | null => {
  if (/^(?:work|business)|工作日/.test(text)) return 'working-day';
  if (/^min|分钟/.test(text)) return 'minute';
  if (/^h|小时|钟头/.test(text)) return 'hour';
  if (/^d|天|日/.test(text)) return 'day';
  if (/^f/.test(text)) return 'fortnight';
  if (/^w|周|星期|礼拜/.test(text)) return 'week';
  if (/^m|月/.test(text)) return 'month';
  if (/^q|季/.test(text)) return 'quarter';
  return /^y|年/.test(text) ? 'year' : null;
};

const NONE = { minutes: 0, days: 0, months: 0, workingDays: 0 };

const step = (count: number, unit: Unit, length: number, more: number, weak: boolean): Piece | null => {
  const by = stepOf(count, unit);
  if (by === null) return null;
  return {
    length,
    meaning: { says: 'step', ...NONE, ...by, minutes: (by.minutes ?? 0) + more },
    ...(weak && { weak }),
  };
};

const stepOf = (count: number, unit: Unit): Partial<typeof NONE> | null => {
  const months = { month: 1, quarter: 3, year: 12 };
  switch (unit) {
    case 'minute':
      return { minutes: Math.round(count) };
    case 'hour':
      return { minutes: Math.round(count * 60) };
    case 'working-day':
      return Number.isInteger(count) ? { workingDays: count } : null;
    // Half a day is no day.
    case 'day':
      return count === 0.5 ? null : { days: Math.round(count) };
    case 'week':
      return { days: Math.round(count * 7) };
    case 'fortnight':
      return { days: Math.round(count * 14) };
    case 'month':
    case 'quarter':
    case 'year': {
      const whole = Math.floor(count * months[unit]);
      return { months: whole, days: Math.round((count * months[unit] - whole) * 30) };
    }
    default:
      return unit satisfies never;
  }
};
