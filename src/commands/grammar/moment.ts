import type { ParsedResult } from 'chrono-node';
import { addDays, dayOf, instantAt, startOfDay } from '../../domain/calendar/calendar.ts';
import type { Wanted } from '../../domain/calendar/due.ts';
import { MAX_AHEAD_MS } from '../../domain/calendar/require-future.ts';
import { timeOnDay } from '../../domain/calendar/time-on-day.ts';
import { offsetAt } from '../../domain/calendar/zone-offset.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import type { Day, Instant, Zone } from '../../domain/time.ts';
import { twoDigits } from '../../lib/minute-of-day.ts';
import { cut } from '../../lib/text.ts';
import { CommandError } from '../error.ts';
import { clockAtStart } from './clock-time.ts';
import { CJK } from './plain.ts';
import { relativeAtStart } from './relative-time.ts';

/** When something shall be: a day, and an instant where the text named a time of day. */
export interface Moment {
  day: Day;
  at: Instant | null;
}

/** Whose zone and calendar a time is meant in, and what is now (epoch ms). */
export interface MomentContext {
  workspace: Pick<Workspace, 'zone' | 'calendar'>;
  now: Instant;
}

interface Found {
  moment: Moment;
  rest: string;
}

/** A time is said in few words; more is never looked at. */
const MAX_LENGTH = 80;
const MAX_WORDS = 6;
const EXAMPLE = { en: '/deal 12 follow tomorrow 10am call back', 'zh-CN': '/商机 12 跟进 明天10点 回电话' };
const LEADING =
  /^(?:on|by|at|until|till|before|from|在|到|于|至)\s+|^(?:在|到|至)(?=[\d一二三四五六七八九十明后大下今周星礼本])/i;

/** The time a text begins with, and what follows it; null where it begins with none. */
export const momentAtStart = async (text: string, context: MomentContext): Promise<Found | null> => {
  const body = text.replace(LEADING, '');
  const relative = relativeAtStart(body, context.now, context.workspace.zone);
  if (relative !== null) return withClock(relative.moment, body.slice(relative.length), context);
  const found = (await chronoAtStart(body, context)) ?? clockOnly(body, context);
  if (found === null) return null;
  return found.moment.at === null ? withClock(found.moment, found.rest, context) : found;
};

/** The time a text ends with, and what stands before it. */
export const momentAtEnd = async (text: string, context: MomentContext): Promise<Found | null> => {
  const starts = [...text.slice(-MAX_LENGTH).matchAll(/(?<=\s)\S|(?<=[\u4E00-\u9FFF])\d/g)].slice(-MAX_WORDS);
  const offset = Math.max(0, text.length - MAX_LENGTH);
  for (const { index } of starts) {
    const moment = await wholeMoment(text.slice(offset + index), context);
    if (moment !== null) return { moment, rest: text.slice(0, offset + index).trim() };
  }
  return null;
};

/** The time a text is; null where it is not one, or is more than one. */
export const wholeMoment = async (text: string, context: MomentContext): Promise<Moment | null> => {
  if (text.length > MAX_LENGTH) return null;
  const found = await momentAtStart(text, context);
  return found !== null && found.rest === '' ? found.moment : null;
};

/** When to remind, see `dueAt`, and whether that is a day without a time. */
export const wantedAt = (moment: Moment, typed: string, context: MomentContext): Wanted => ({
  at: dueAt(moment, typed, context),
  ...(moment.at === null && { wholeDay: true }),
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
  if (at <= now) throw new CommandError('past-date', { date: cut(typed, 60) }, EXAMPLE);
  if (at > now + MAX_AHEAD_MS) throw new CommandError('date-too-far', { date: cut(typed, 60) }, EXAMPLE);
  return at;
};

const withClock = (moment: Moment, rest: string, { workspace }: MomentContext): Found => {
  const clock = moment.at === null ? clockAtStart(rest) : null;
  if (clock === null) return { moment, rest: trimmed(rest) };
  return {
    moment: { day: moment.day, at: instantAt(moment.day, clock.minute, workspace.zone) },
    rest: trimmed(rest.slice(clock.length)),
  };
};

/** 10am and 下午3点: today while it is ahead, else tomorrow. */
const clockOnly = (text: string, { workspace: { zone }, now }: MomentContext): Found | null => {
  const clock = clockAtStart(text);
  if (clock === null) return null;
  const today = dayOf(now, zone);
  const day = instantAt(today, clock.minute, zone) > now ? today : addDays(today, 1);
  return {
    moment: { day, at: instantAt(day, clock.minute, zone) },
    rest: trimmed(text.slice(clock.length)),
  };
};

const trimmed = (rest: string): string => rest.replace(/^[\s,，、;；:：]+/, '').trim();

const chronoAtStart = async (text: string, context: MomentContext): Promise<Found | null> => {
  const head = text.slice(0, MAX_LENGTH);
  const here = wallClock(context);
  const parsers = CJK.test(head)
    ? [import('chrono-node/zh/hans'), import('chrono-node/en')]
    : [import('chrono-node/en')];
  for (const loading of parsers) {
    const { parse } = await loading;
    const result = parse(head, here, { forwardDate: true }).find(({ index }) => index === 0);
    const moment = result === undefined ? null : momentOf(result, context.workspace.zone);
    if (result !== undefined && moment !== null)
      return { moment, rest: trimmed(text.slice(result.text.length)) };
  }
  return null;
};

/**
 * The workspace's wall clock as a Date of this machine's zone: chrono's Chinese rules reckon in the machine's
 * zone whatever zone they are given, so every rule gets, and gives, wall-clock fields only.
 */
const wallClock = ({ workspace: { zone }, now }: MomentContext): Date =>
  new Date(new Date(now + offsetAt(now, zone)).toISOString().slice(0, -1));

const momentOf = ({ start }: ParsedResult, zone: Zone): Moment | null => {
  // A month alone is rather a person called May, or a march.
  if (start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday')) return null;
  const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || date === null || year < 1000 || year > 9999) return null;
  const day = `${year}-${twoDigits(month)}-${twoDigits(date)}`;
  if (!start.isCertain('hour')) return { day, at: null };
  const minute = (start.get('hour') ?? 0) * 60 + (start.get('minute') ?? 0);
  const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null;
  if (offset === null) return { day, at: instantAt(day, minute, zone) };
  const at = Date.UTC(year, month - 1, date, 0, minute - offset);
  return { day: dayOf(at, zone), at };
};
