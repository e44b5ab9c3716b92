import { instantAt, isWorkingDay, startOfDay } from '../../../domain/calendar/calendar.ts';
import type { Wanted } from '../../../domain/calendar/due.ts';
import { MAX_AHEAD_MS } from '../../../domain/calendar/require-future.ts';
import { timeOnDay } from '../../../domain/calendar/time-on-day.ts';
import type { Day, Instant } from '../../../domain/time.ts';
import { cut } from '../../../lib/text.ts';
import { CommandError } from '../../error.ts';
import { CJK } from '../plain.ts';
import { clockBesideDay } from './clock-piece.ts';
import { doubtful } from './doubtful.ts';
import { type MomentContext, narrow } from './piece.ts';
import { MAX_LENGTH, type Moment, type Reading, readingAtStart } from './reading.ts';
import { masked, startsIn } from './starts.ts';

export type { MomentContext } from './piece.ts';
export type { Moment } from './reading.ts';

interface Found {
  moment: Moment;
  rest: string;
}

/** A line with a time, where none was understood. */
export const TIME_EXAMPLE = {
  en: '/deal 12 follow tomorrow 10am call back',
  'zh-CN': '/商机 12 跟进 明天10点 回电话',
};

/**
 * The time in a text, and what is said beside it, in either order: at its start, at its end, or in the middle where that
 * is beyond doubt. Null where there is none. Throws CommandError where it can be two, or where two are named: half of
 * what was said is never saved.
 */
export const momentIn = (text: string, context: MomentContext): Found | null => {
  const found = timeIn(text, context);
  if (found === null) return null;
  const { reading, from } = found;
  const moment = certain(reading);
  const end = from + reading.length;
  const [before, behind] = [text.slice(0, from), text.slice(end)];
  const other = strongIn(before, context) ?? strongIn(behind.slice(untilIn(behind, reading)), context);
  if (other !== null) throw leftOver(reading, other.reading);
  const number = NUMBER_BEHIND.exec(behind) ?? NUMBER_BEFORE.exec(before);
  if (number !== null)
    throw new CommandError(
      'time-left-over',
      { time: cut(reading.typed, 60), other: number[0].trim() },
      TIME_EXAMPLE,
    );
  return { moment, rest: joined(before, behind) };
};

/** The time a text is; null where it is not one, or is more than one. Throws where it can be two. */
export const wholeMoment = (text: string, context: MomentContext): Moment | null => {
  if (text.length > MAX_LENGTH) return null;
  const reading = readingAtStart(text.trim(), context);
  if (reading === null || trimmed(text.trim().slice(reading.length)) !== '') return null;
  if (reading.says === 'vague' && context.backward === true) return null;
  return certain(reading);
};

const timeIn = (text: string, context: MomentContext): { reading: Reading; from: number } | null => {
  const first = readingAtStart(text, context);
  if (first !== null) return { reading: first, from: 0 };
  const starts = startsIn(text);
  for (const from of starts.filter((start) => start >= text.length - MAX_LENGTH)) {
    const reading = readingAtStart(text.slice(from), context);
    if (reading !== null && reading.says !== 'vague' && trimmed(text.slice(from + reading.length)) === '')
      return { reading, from };
  }
  return strongIn(text, context);
};

/** `tomorrow 1530`, `tomorrow 25:00`, `3 tomorrow`: a number of its own beside a time belongs to it, whatever it is. */
const NUMBER_BEHIND =
  /^[\s,，]*(?:\d{1,4}(?=\s*$|\s*[,，])|\d{1,2}[:：.]\d{2}(?![\d.:])|\d{1,2}\s?[ap]m(?!\p{L}))/iu;
const NUMBER_BEFORE = /(?:(?:^|\bat\s)\d{1,2}|\b\d{1,2}\s?[-–~])\s*$/iu;

/** 2点到4点: until when it lasts is kept with what is said about it. */
const untilIn = (text: string, { says }: Reading): number => {
  const word = says === 'day' ? null : /^\s*(?:[-~—–到至]|to|until|till)\s*/iu.exec(narrow(text));
  const clock = word === null ? null : clockBesideDay(narrow(text).slice(word[0].length));
  return word === null || clock === null ? 0 : word[0].length + clock.length;
};

/** The first time in a text that can be nothing else. */
const strongIn = (text: string, context: MomentContext): { reading: Reading; from: number } | null => {
  const open = masked(text);
  for (const from of startsIn(open)) {
    const reading = readingAtStart(open.slice(from), context);
    if (reading !== null && !reading.weak && reading.says !== 'vague') return { reading, from };
  }
  return null;
};

/** What a text says; throws CommandError where it can be two times, or any. */
export const certain = ({ moment, doubt, typed, language }: Reading): Moment => {
  if (doubt !== null) throw doubtful(doubt, language);
  if (moment === null) throw new CommandError('time-vague', { time: cut(typed, 60) }, TIME_EXAMPLE);
  return moment;
};

/** "Tomorrow" and "at 3" apart make one time; two days make none. */
const leftOver = (taken: Reading, other: Reading): CommandError => {
  const params = { time: cut(taken.typed, 60), other: cut(other.typed, 60) };
  const together = [taken, other].sort((a, b) => (a.says === 'day' ? 0 : 1) - (b.says === 'day' ? 0 : 1));
  const joins = taken.says !== other.says && taken.says !== 'both' && other.says !== 'both';
  const one = together.map(({ typed }) => typed).join(' ');
  return new CommandError(
    'time-left-over',
    params,
    TIME_EXAMPLE,
    joins
      ? [
          [
            [other.typed, ''],
            [taken.typed, one],
          ],
        ]
      : [],
  );
};

const joined = (before: string, behind: string): string => {
  const [head, tail] = [
    before
      .replace(/[\s,，、;；:：]+$/u, '')
      .replace(/(?:^|\s)(?:on|by|at|until|till|before|in)$/iu, '')
      .trim(),
    trimmed(behind),
  ];
  if (head === '' || tail === '') return head === '' ? tail : head;
  const glued =
    !/[\s,，;；]$/u.test(before) &&
    !/^[\s,，;；]/u.test(behind) &&
    CJK.test(`${head.at(-1)}${tail.charAt(0)}`);
  return glued ? `${head}${tail}` : `${head} ${tail}`;
};

const trimmed = (rest: string): string => rest.replace(/^[\s,，、;；:：.。]+/u, '').trim();

/** When to remind, see `dueAt`, and how exactly that was said. */
export const wantedAt = (moment: Moment, typed: string, context: MomentContext): Wanted => ({
  at: dueAt(moment, typed, context),
  ...(moment.at === null && { wholeDay: true }),
  // Only a day off needs to know.
  ...(moment.byTheHour && !isWorkingDay(moment.day, context.workspace.calendar) && { byTheHour: true }),
});

/**
 * When to remind: a day without a time means as the office opens, and today as it closes.
 * Throws CommandError for the past and for what is over ten years away.
 */
export const dueAt = (moment: Moment, typed: string, context: MomentContext): Instant => {
  const at = moment.at ?? timeOnDay(moment.day, context.now, context.workspace);
  return checked(at, typed, context);
};

/** The first instant of the day meant, or the time named. Throws like `dueAt`. */
export const untilOf = (moment: Moment, typed: string, context: MomentContext): Instant =>
  checked(moment.at ?? startOfDay(moment.day, context.workspace.zone), typed, context);

/** The day meant, today or later. Throws like `dueAt`. */
export const dayAhead = (moment: Moment, typed: string, context: MomentContext): Day => {
  checked(instantAt(moment.day, 24 * 60 - 1, context.workspace.zone), typed, context);
  return moment.day;
};

const checked = (at: Instant, typed: string, { now }: MomentContext): Instant => {
  if (at <= now) throw new CommandError('past-date', { date: cut(typed, 60) }, TIME_EXAMPLE);
  if (at > now + MAX_AHEAD_MS) throw new CommandError('date-too-far', { date: cut(typed, 60) }, TIME_EXAMPLE);
  return at;
};
