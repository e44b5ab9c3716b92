import { addDays, addWorkingDays, isWorkingDay } from '../../../domain/calendar/calendar.ts';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar.ts';
import { DAY, type Day } from '../../../domain/time.ts';
import { addMonths, firstOfMonth } from './months.ts';
import { type Piece, type PieceReader, weekdayOf } from './piece.ts';
import { smallNumber } from './small-number.ts';
import { MONTH_NAME, monthNamed } from './written-day.ts';

type Unit = 'week' | 'month' | 'quarter' | 'year';
type Where = 'whole' | 'start' | 'middle' | 'end';
/** Half open. */
interface Period {
  from: Day;
  until: Day;
}

const WHERE_LATIN = String.raw`(?:(?:the\s+)?(beginning|start|early|first\s+(?:week|thing)|mid(?:dle)?|half-?way\s+through|end|late|last\s+(?:working\s+)?day)(?:[\s-]+(?:of|in))?[\s-]+)?(?:the\s+)?`;
const LATIN = new RegExp(
  String.raw`^${WHERE_LATIN}(?:(this|current|next|nxt|the\s+week\s+after\s+next|coming)\s+)?(week|month|quarter|year)(?![\p{L}\d'’])(\s+after\s+next)?([\s-]end(?!\p{L}))?`,
  'iu',
);
const SHORT = /^(?:eo(w|m|q|y))(?![\p{L}\d])/iu;
const WEEKEND = /^(?:(this|next|the|at\s+the|over\s+the|on\s+the)\s+)?week-?end(?!\p{L})/iu;
const OF_MONTH = new RegExp(
  String.raw`^${WHERE_LATIN}(?:(in|next|this)\s+)?(${MONTH_NAME})(?![\p{L}\d'’])(?:\s+(\d{4}))?`,
  'iu',
);
const QUARTER = new RegExp(
  String.raw`^${WHERE_LATIN}(?:(\d{4})\s*)?q([1-4])(?![\p{L}\d])(?:\s*(\d{4}))?`,
  'iu',
);
const CHINESE =
  /^(这一?个?|本|当|今|下{1,2}一?个?|明|后)?(周|星期|礼拜|月|季度?|年)(初|头|中旬?|底|末|尾|内|里)?(?:结束)?(?:之前|以前|之内|前|内)?/u;
const CHINESE_MONTH =
  /^(今年|明年)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月(份|初|上旬|中旬?|下旬|底|末|尾)?(?!\d)(?:之前|以前|前|内)?/u;
const CHINESE_QUARTER =
  /^(?:(\d{4})年?|(今年|明年))?第?([一二三四1-4])季度?(初|中|底|末|内)?(?:之前|以前|前|内)?/u;
const TEN_DAYS = /^(?:这个?|本)?月?(上|中|下)旬(?:之前|以前|前|内)?/u;

/** EOM, next quarter, end of next week, 月底前, 下周, 年底, 12月初: the day of it that is to be worked by. */
export const periodPiece: PieceReader = (text, today, context) => {
  const { calendar } = context.workspace;
  for (const read of [
    short,
    weekend,
    chineseQuarter,
    chineseMonth,
    tenDays,
    chinese,
    quarter,
    ofMonth,
    latin,
  ]) {
    const piece = read(text, today, calendar);
    if (piece !== null) return piece;
  }
  return null;
};

type Read = (text: string, today: Day, calendar: WorkCalendar) => Piece | null;

const short: Read = (text, today, calendar) => {
  const [all = '', letter = ''] = SHORT.exec(text) ?? [];
  const unit = ({ w: 'week', m: 'month', q: 'quarter', y: 'year' } as const)[letter.toLowerCase()];
  return unit === undefined ? null : pieceOf(all, periodAt(unit, 0, today), 'end', today, calendar);
};

const weekend: Read = (text, today) => {
  const [all = '', which = ''] = WEEKEND.exec(text) ?? [];
  const [zh = '', later = ''] = /^(这个?|本|下个?)?周末/u.exec(text) ?? [];
  if (all === '' && zh === '') return null;
  const weeks = /next/i.test(which) || later.startsWith('下') ? 1 : 0;
  const day = addDays(today, 5 - weekdayOf(today) + 7 * weeks);
  // Said on a Sunday, the weekend is the one that is.
  const from = day < today ? today : day;
  return {
    length: (all || zh).length,
    meaning: { says: 'day', day: from, span: { from, to: addDays(today, 6 - weekdayOf(today) + 7 * weeks) } },
  };
};

const latin: Read = (text, today, calendar) => {
  const match = LATIN.exec(text);
  if (match === null) return null;
  const [all, where, which, unit = '', afterNext, end] = match;
  const word = which?.toLowerCase() ?? '';
  if (where === undefined && which === undefined && end === undefined && afterNext === undefined) return null;
  const ahead = afterNext !== undefined || /after/.test(word) ? 2 : /^(?:next|nxt|coming)/.test(word) ? 1 : 0;
  const place = end === undefined ? whereOf(where) : 'end';
  return pieceOf(
    all,
    periodAt(unitOf(unit), ahead, today),
    place,
    today,
    calendar,
    which === undefined && ahead === 0,
  );
};

const ofMonth: Read = (text, today, calendar) => {
  const match = OF_MONTH.exec(text);
  const [all = '', where, before, name = '', year] = match ?? [];
  // A month alone is rather a person called May, or a march.
  if (match === null || (where === undefined && before === undefined && year === undefined)) return null;
  return pieceOf(all, monthOf(monthNamed(name), year, today), whereOf(where), today, calendar);
};

const quarter: Read = (text, today, calendar) => {
  const match = QUARTER.exec(text);
  if (match === null) return null;
  const [all, where, before, number = '', after] = match;
  return pieceOf(all, quarterOf(Number(number), before ?? after, today), whereOf(where), today, calendar);
};

const chinese: Read = (text, today, calendar) => {
  const match = CHINESE.exec(text);
  if (match === null) return null;
  const [all, which = '', unit = '', where = ''] = match;
  if (which === '' && where === '') return null;
  if (/^[明后今]/u.test(which) && unit !== '年') return null;
  // 周末 is the weekend; 年里, 月里 are nothing to plan by.
  if (unit !== '年' && /^(?:当)$/u.test(which) && where === '') return null;
  const ahead = which.startsWith('下')
    ? [...which].filter((sign) => sign === '下').length
    : which === '明'
      ? 1
      : which === '后'
        ? 2
        : 0;
  return pieceOf(all, periodAt(unitOf(unit), ahead, today), whereOf(where), today, calendar, which === '');
};

const chineseMonth: Read = (text, today, calendar) => {
  const [all = '', which, month = '', where = ''] = CHINESE_MONTH.exec(text) ?? [];
  const number = smallNumber(month) ?? 0;
  if (all === '' || number < 1 || number > 12) return null;
  const year =
    which === undefined ? undefined : String(Number(today.slice(0, 4)) + (which === '明年' ? 1 : 0));
  return pieceOf(all, monthOf(number, year, today), whereOf(where), today, calendar);
};

const chineseQuarter: Read = (text, today, calendar) => {
  const [all = '', figures, word, number = '', where = ''] = CHINESE_QUARTER.exec(text) ?? [];
  if (all === '') return null;
  const year =
    figures ??
    (word === undefined ? undefined : String(Number(today.slice(0, 4)) + (word === '明年' ? 1 : 0)));
  return pieceOf(all, quarterOf(smallNumber(number) ?? 1, year, today), whereOf(where), today, calendar);
};

const tenDays: Read = (text, today, calendar) => {
  const [all = '', which = ''] = TEN_DAYS.exec(text) ?? [];
  return all === ''
    ? null
    : pieceOf(all, periodAt('month', 0, today), whereOf(`${which}旬`), today, calendar, true);
};

const unitOf = (word: string): Unit => {
  if (/^(?:week|周|星期|礼拜)/i.test(word)) return 'week';
  if (/^(?:month|月)/i.test(word)) return 'month';
  return /^(?:quarter|季)/i.test(word) ? 'quarter' : 'year';
};

const whereOf = (word = ''): Where => {
  if (/^(?:beg|start|early|first|初|头|上旬)/i.test(word)) return 'start';
  if (/^(?:mid|half|中)/i.test(word)) return 'middle';
  return /^(?:end|late|last|底|末|尾|下旬)/i.test(word) ? 'end' : 'whole';
};

const periodAt = (unit: Unit, ahead: number, today: Day): Period => {
  if (unit === 'week') {
    const from = addDays(today, 7 * ahead - weekdayOf(today));
    return { from, until: addDays(from, 7) };
  }
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  const month = Number(today.slice(5, 7)) - 1;
  const from = addMonths(firstOfMonth(today), length * ahead - (month % length));
  return { from, until: addMonths(from, length) };
};

/** Without a year, the one that is or is to come. */
const monthOf = (month: number, year: string | undefined, today: Day): Period => {
  const thisYear = Number(today.slice(0, 4));
  const over = month < Number(today.slice(5, 7));
  return span(year === undefined ? thisYear + (over ? 1 : 0) : Number(year), month, 1);
};

const quarterOf = (quarter: number, year: string | undefined, today: Day): Period => {
  const over = quarter < Math.ceil(Number(today.slice(5, 7)) / 3);
  return span(
    year === undefined ? Number(today.slice(0, 4)) + (over ? 1 : 0) : Number(year),
    quarter * 3 - 2,
    3,
  );
};

const span = (year: number, month: number, months: number): Period => {
  const from = `${year}-${String(month).padStart(2, '0')}-01`;
  return { from, until: addMonths(from, months) };
};

/**
 * What lies ahead is worked on from its first day; what has begun, by its last working day. `bare`: this one or the next
 * was not said, so 月初 on the 20th is that of next month.
 */
const pieceOf = (
  all: string,
  period: Period,
  where: Where,
  today: Day,
  calendar: WorkCalendar,
  bare = false,
): Piece => {
  const found = placeIn(period, where, today, calendar);
  const day = bare && found < today ? placeIn(next(period), where, today, calendar) : found;
  const first = period.from < today ? today : period.from;
  // A month or a longer stretch is as often what is talked about.
  const isLong = Date.parse(period.until) - Date.parse(period.from) > WEEK;
  return {
    length: all.length,
    ...(where === 'whole' && isLong && { weak: true }),
    meaning: {
      says: 'day',
      day,
      ...(where === 'whole' && { span: { from: first, to: addDays(period.until, -1) } }),
    },
  };
};

const WEEK = 7 * DAY;

const placeIn = ({ from, until }: Period, where: Where, today: Day, calendar: WorkCalendar): Day => {
  const last = addDays(until, -1);
  const lastWorked = isWorkingDay(last, calendar) ? last : addWorkingDays(last, -1, calendar);
  const end = lastWorked < today ? last : lastWorked;
  switch (where) {
    case 'start':
      return from;
    case 'middle':
      return addDays(from, Math.floor((Date.parse(until) - Date.parse(from)) / DAY / 2) - 1);
    case 'end':
      return end;
    case 'whole':
      return from <= today ? end : from;
    default:
      return where satisfies never;
  }
};

const next = ({ from, until }: Period): Period => ({
  from: until,
  until:
    Date.parse(until) - Date.parse(from) === WEEK
      ? addDays(until, 7)
      : addMonths(until, Math.round((Date.parse(until) - Date.parse(from)) / DAY / 30.4)),
});
