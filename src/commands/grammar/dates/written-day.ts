import { isDay } from '../../../domain/calendar/calendar.ts';
import { DAY, type Day } from '../../../domain/time.ts';
import { twoDigits } from '../../../lib/minute-of-day.ts';
import { dayOrder } from './day-order.ts';
import type { MomentContext, Piece, PieceReader } from './piece.ts';
import { smallNumber } from './small-number.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A month's name in English, for use within a pattern. */
export const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** What makes a pair of numbers something else: a sum, a share, a score, a length. */
const NO_DATE = String.raw`(?![\p{L}\d%％‰]|\s?(?:%|k\b|w\b|[万亿元块千百折分页人个台套件天周小倍米公]|days?\b|hours?\b|hrs?\b|weeks?\b|months?\b|mio\b|million\b|mins?\b|users?\b|seats?\b|people\b|star)|[/:-]\d|\.\d)`;
const YEAR_FIRST = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:[日号]|(?=T\d))?(?!\d)T?/iu;
const YEAR_LAST = /^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2(?:\s?(\d{4})|(\d{2}))(?![\d:])/u;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.(?![\d\p{L}])/u;
const PAIR = new RegExp(String.raw`^(\d{1,2})\s?([./-])\s?(\d{1,2})${NO_DATE}`, 'iu');
const CHINESE_NUMBER = String.raw`\d{1,2}|[一二三四五六七八九十廿]{1,3}`;
const CHINESE = new RegExp(
  String.raw`^(?:(今年|明年|后年|去年)|(\d{4}|\d{2})年)?\s?(${CHINESE_NUMBER})月份?(?:的)?(${CHINESE_NUMBER})(?:[日号號]|(?![\d一-鿿]))`,
  'u',
);
const DAY_OF_MONTH = new RegExp(
  String.raw`^(这个?月|本月|当月|下{1,2}一?个?月|上个?月)?(?:的)?(${CHINESE_NUMBER})[号號日](?![楼线院仓店机馆码房厅门桌库]|\d)`,
  'u',
);
const DAY_MONTH = new RegExp(
  String.raw`^(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?(${MONTH_NAME})\.?(?![\p{L}])(?:[\s,-]*(\d{4})(?!\d))?`,
  'iu',
);
const MONTH_DAY = new RegExp(
  String.raw`^(${MONTH_NAME})\.?\s*(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\d:%]|\.\d)(?:\s*,?\s*(\d{4})(?!\d))?`,
  'iu',
);
const ORDINAL =
  /^(?:on\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)(?!\p{L})(?:\s+of\s+(this|next)\s+month(?!\p{L}))?/iu;

/** A date in figures or with the month's name; a year that is not said is the one in which it is still to come. */
export const writtenDay: PieceReader = (text, today, context) => {
  for (const read of [yearFirst, yearLast, dotted, chinese, dayMonth, monthDay, ordinal, dayOfMonth, pair]) {
    const piece = read(text, today, context);
    if (piece !== null) return piece;
  }
  return null;
};

const yearFirst = (text: string): Piece | null => {
  const [all = '', year = '', month = '', day = ''] = YEAR_FIRST.exec(text) ?? [];
  return dated(all, Number(year), Number(month), Number(day));
};

const yearLast: PieceReader = (text, _today, context) => {
  const [all = '', first = '', sign = '', second = '', long, short] = YEAR_LAST.exec(text) ?? [];
  if (all === '') return null;
  const full = long === undefined ? 2000 + Number(short) : Number(long);
  const order = sign === '.' ? 'day-first' : dayOrder(context);
  return inOrder(all, Number(first), Number(second), order, (month, day) => dayIn(full, month, day));
};

const dotted: PieceReader = (text, today, context) => {
  const [all = '', day = '', month = ''] = DOTTED.exec(text) ?? [];
  return piece(all, nearest(Number(month), Number(day), today, context));
};

const pair: PieceReader = (text, today, context) => {
  const [all = '', first = '', , second = ''] = PAIR.exec(text) ?? [];
  if (all === '') return null;
  const found = inOrder(all, Number(first), Number(second), dayOrder(context), (month, day) =>
    nearest(month, day, today, context),
  );
  return found && { ...found, weak: true };
};

const chinese: PieceReader = (text, today, context) => {
  const [all = '', word, figures, month = '', date = ''] = CHINESE.exec(text) ?? [];
  if (all === '') return null;
  const [m, d] = [smallNumber(month) ?? 0, smallNumber(date) ?? 0];
  const thisYear = Number(today.slice(0, 4));
  if (figures !== undefined) return dated(all, Number(figures) + (figures.length === 2 ? 2000 : 0), m, d);
  const ahead = word === undefined ? null : ['去年', '今年', '明年', '后年'].indexOf(word) - 1;
  return ahead === null ? piece(all, nearest(m, d, today, context)) : dated(all, thisYear + ahead, m, d);
};

const dayMonth: PieceReader = (text, today, context) => {
  const [all = '', date = '', month = '', year] = DAY_MONTH.exec(text) ?? [];
  return named(all, month, Number(date), year, today, context);
};

const monthDay: PieceReader = (text, today, context) => {
  const [all = '', month = '', date = '', year] = MONTH_DAY.exec(text) ?? [];
  return named(all, month, Number(date), year, today, context);
};

const named = (
  all: string,
  month: string,
  date: number,
  year: string | undefined,
  today: Day,
  context: MomentContext,
) => {
  const number = monthNamed(month);
  return year === undefined
    ? piece(all, nearest(number, date, today, context))
    : dated(all, Number(year), number, date);
};

/** 1 to 12; 0 where it is no month. */
export const monthNamed = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const ordinal: PieceReader = (text, today, context) => {
  const [all = '', date = '', which] = ORDINAL.exec(text) ?? [];
  if (all === '') return null;
  const months = which === undefined ? null : /next/i.test(which) ? 1 : 0;
  return inMonth(all, Number(date), months, today, context);
};

const dayOfMonth: PieceReader = (text, today, context) => {
  const [all = '', which, date = ''] = DAY_OF_MONTH.exec(text) ?? [];
  if (all === '') return null;
  const later = which?.startsWith('下') ? [...which].filter((sign) => sign === '下').length : 0;
  const months = which === undefined ? null : which.startsWith('上') ? -1 : later;
  return inMonth(all, smallNumber(date) ?? 0, months, today, context);
};

/** The day of a month so many on; null: the next one that is to come, today included. */
const inMonth = (
  all: string,
  date: number,
  months: number | null,
  today: Day,
  { backward = false }: MomentContext,
): Piece | null => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const of = (ahead: number) => {
    const first = new Date(Date.UTC(year, month - 1 + ahead, 1));
    return dayIn(first.getUTCFullYear(), first.getUTCMonth() + 1, date);
  };
  const day =
    months !== null
      ? of(months)
      : backward
        ? ([0, -1, -2].map(of).find((one) => one !== null && one <= today) ?? null)
        : ([0, 1, 2].map(of).find((one) => one !== null && one >= today) ?? null);
  const found = piece(all, day);
  return found === null || found.meaning.says !== 'day'
    ? null
    : { ...found, meaning: { ...found.meaning, ...(months === null && { dayOfMonth: true }) } };
};

/** By the country's order where both are dates; the only one that is a date where one is none. */
const inOrder = (
  all: string,
  first: number,
  second: number,
  order: ReturnType<typeof dayOrder>,
  dayFor: (month: number, day: number) => Day | null,
): Piece | null => {
  const [monthFirst, dayFirst] = [dayFor(first, second), dayFor(second, first)];
  if (monthFirst === null || dayFirst === null || monthFirst === dayFirst)
    return piece(all, monthFirst ?? dayFirst);
  if (order !== null) return piece(all, order === 'month-first' ? monthFirst : dayFirst);
  const doubt = { typed: all, instead: [monthFirst, dayFirst] };
  return { length: all.length, meaning: { says: 'day', day: monthFirst, doubt } };
};

const dated = (all: string, year: number, month: number, date: number): Piece | null =>
  piece(all, dayIn(year, month, date));

const piece = (all: string, day: Day | null): Piece | null =>
  day === null || all === '' ? null : { length: all.length, meaning: { says: 'day', day } };

const dayIn = (year: number, month: number, date: number): Day | null => {
  if (year < 1000 || month < 1 || month > 12) return null;
  const day = `${year}-${twoDigits(month)}-${twoDigits(date)}`;
  return isDay(day) ? day : null;
};

/** This year's, or the next one's where that is over; one that was over not long ago is rather a slip, and stays. */
const nearest = (
  month: number,
  date: number,
  today: Day,
  { backward = false }: MomentContext,
): Day | null => {
  const year = Number(today.slice(0, 4));
  if (backward) {
    const gone = [0, -1, -2, -3, -4].map((ahead) => dayIn(year + ahead, month, date));
    return gone.find((day) => day !== null && day <= today) ?? null;
  }
  const [first, next] = [0, 1, 2, 3, 4]
    .map((ahead) => dayIn(year + ahead, month, date))
    .filter((day) => day !== null);
  if (first === undefined) return null;
  const age = Date.parse(today) - Date.parse(first);
  return age <= RECENT ? first : (next ?? null);
};

/** A month. */
const RECENT = 31 * DAY;
