import type { CommandOf } from '../../cards/kit/command.ts';
import { addDays, dayOf } from '../../domain/calendar/calendar.ts';
import { periodBefore, periodOf } from '../../domain/reports/periods.ts';
import type { Day } from '../../domain/time.ts';
import { CommandError } from '../error.ts';
import type { ParseContext } from './context.ts';
import { daysAtStart } from './dates/day-span.ts';
import { smallNumber } from './dates/small-number.ts';
import { MONTH_NAME, monthNamed } from './dates/written-day.ts';

/** A period as reports are asked for. */
export type AskedPeriod = Pick<CommandOf<'show-lost'>, 'period' | 'from' | 'to'>;

type Unit = 'week' | 'month' | 'quarter' | 'year';
type Read = (text: string, today: Day, context: ParseContext) => AskedPeriod | null;

const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:week|周|星期|礼拜)$/, 'week'],
  [/^(?:month|月|个月)$/, 'month'],
  [/^(?:quarter|季度?|个季度)$/, 'quarter'],
  [/^(?:year|年)$/, 'year'],
];
/** All words for periods, for suggestions. */
export const PERIOD_WORDS: readonly string[] = [
  'week',
  '周',
  '本周',
  '这周',
  'month',
  '月',
  '本月',
  '这个月',
  '当月',
  'quarter',
  '季',
  '季度',
  '本季度',
  '这个季度',
  '30d',
  '30days',
  '30天',
  '近30天',
  '最近30天',
];

/** `last month`, 上季度, `Q3`, 10月, `90d`, `2026-01-01..2026-02-15`: the period that a text is; null: none. */
export const periodNamed = (typed: string, context: ParseContext): AskedPeriod | null => {
  const text = typed.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
  if (text === '' || text.length > 60) return null;
  const today = dayOf(context.now, context.workspace.zone);
  for (const read of [calendarUnit, soManyDays, quarter, month, year, oneDay, range]) {
    const found = read(text, today, context);
    if (found !== null) return found;
  }
  return null;
};

/** this week, last month, 上个季度, YTD. */
const calendarUnit: Read = (text, today, { now, workspace: { zone } }) => {
  if (/^(?:ytd|year to date|今年以来|年初至今)$/.test(text)) return { period: 'year' };
  if (/^(?:mtd|month to date)$/.test(text)) return { period: 'month' };
  if (/^(?:qtd|quarter to date)$/.test(text)) return { period: 'quarter' };
  if (/^(?:去年|上一年)$/.test(text))
    return { period: 'year', from: `${Number(today.slice(0, 4)) - 1}-01-01` };
  const [, which = '', word = ''] =
    /^(this |current |last |past |previous |prior |the |本|这个?|当前?|今|上个?|上一个?)?(week|month|quarter|year|个?月|周|星期|礼拜|个?季度?|年)(?: so far)?$/.exec(
      text,
    ) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
  if (unit === undefined || (which === '' && unit === 'year' && word === '年')) return null;
  if (!/^(?:last|past|previous|prior|上)/.test(which)) return { period: unit };
  const before = periodBefore(unit, periodOf(unit, now, zone), zone);
  return { period: unit, from: dayOf(before.start, zone) };
};

/** 90d, last 2 weeks, 近三个月. */
const soManyDays: Read = (text, today) => {
  const [, number = '', word = ''] =
    /^(?:(?:the )?(?:last|past) |最近|近|过去)?(\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(d|days?|w|weeks?|months?|天|日|个?星期|个?礼拜|周|个月)$/.exec(
      text,
    ) ?? [];
  const count = smallNumber(number);
  if (count === null || count < 1) return null;
  const length = count * (/^(?:w|周|个?星期|个?礼拜)/.test(word) ? 7 : /^(?:month|个月)/.test(word) ? 30 : 1);
  if (length > MAX_DAYS) return null;
  return length === 30 ? { period: '30d' } : { period: 'days', from: addDays(today, 1 - length), to: today };
};

const MAX_DAYS = 1100;

/** Q3, Q3 2025, 第三季度, 2026年三季度: the last one that has begun, unless a year is named. */
const quarter: Read = (text, today) => {
  const [, before, latin, chinese, after] =
    /^(?:(\d{4})年? ?)?(?:q([1-4])|第?([一二三四1-4])季度)(?: ?(\d{4})年?)?$/.exec(text) ?? [];
  const number = Number(latin ?? '') || (smallNumber(chinese ?? '') ?? 0);
  if (number === 0) return null;
  return { period: 'quarter', from: begun(number * 3 - 2, before ?? after, today) };
};

/** October, oct 2025, 10月, 2026-10. */
const month: Read = (text, today) => {
  const [, name = '', named] = new RegExp(`^(${MONTH_NAME})(?: (\\d{4}))?$`, 'u').exec(text) ?? [];
  if (name !== '') return { period: 'month', from: begun(monthNamed(name), named, today) };
  const [, year, figures = '', plain] =
    /^(?:(\d{4})[-/.年] ?)(\d{1,2})月?$|^(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?$/.exec(text) ?? [];
  const number = smallNumber(plain ?? figures) ?? 0;
  return number < 1 || number > 12 ? null : { period: 'month', from: begun(number, year, today) };
};

const year: Read = (text) => {
  const [, number] = /^(20\d{2})年?$/.exec(text) ?? [];
  return number === undefined ? null : { period: 'year', from: `${number}-01-01` };
};

const oneDay: Read = (text, today) => {
  if (/^(?:today|今天|今日)$/.test(text)) return { period: 'days', from: today, to: today };
  const yesterday = addDays(today, -1);
  return /^(?:yesterday|昨天|昨日)$/.test(text) ? { period: 'days', from: yesterday, to: yesterday } : null;
};

/** Only where a first and a last day are named: one alone is rather what something is about. */
const range: Read = (text, _today, context) => {
  if (!/\.\.|[-~–—至到]|\bto\b/u.test(text) || !/\d|月/u.test(text)) return null;
  try {
    const { from, to, rest } = daysAtStart(text, { ...context, backward: true }, '');
    return rest === '' && from < to ? { period: 'days', from, to } : null;
  } catch (error) {
    if (error instanceof CommandError) return null;
    throw error;
  }
};

/** The first of the month, of the last year in which it had begun unless one is named. */
const begun = (first: number, year: string | undefined, today: Day): Day => {
  const month = String(first).padStart(2, '0');
  const thisYear = Number(today.slice(0, 4));
  const found = year === undefined ? thisYear - (Number(today.slice(5, 7)) < first ? 1 : 0) : Number(year);
  return `${found}-${month}-01`;
};

const MAX_WORDS = 5;

/** The period that a text begins with, in as many words as make one, and what follows; null: none. */
export const periodAtStart = (
  text: string,
  context: ParseContext,
): (AskedPeriod & { rest: string }) | null => {
  const ends = [...text.slice(0, 80).matchAll(/\S+/gu)]
    .slice(0, MAX_WORDS)
    .map((word) => word.index + word[0].length);
  for (const end of ends.reverse()) {
    const found = periodNamed(text.slice(0, end).replace(/[,，]$/u, ''), context);
    if (found !== null) return { ...found, rest: text.slice(end).trim() };
  }
  return null;
};
