import { addDays, addWorkingDays, dayOf, instantAt } from '../../../domain/calendar/calendar.ts';
import type { Day } from '../../../domain/time.ts';
import { cut } from '../../../lib/text.ts';
import { type DaySpan, spanProblem } from '../../calendar/day-span.ts';
import { CommandError, type Example } from '../../error.ts';
import { doubtful } from './doubtful.ts';
import { certain } from './moment.ts';
import { type MomentContext, narrow } from './piece.ts';
import { type Reading, readingAtStart } from './reading.ts';
import { stepPiece } from './step-piece.ts';

/** Between the first day and the last: a hyphen, too, where a day stands on both sides of it. */
const TO = /\s*(?:\.{2,}|…|[~～—–至到-]|(?<=\s|\d)(?:to|until|till|through|thru)(?=\s|\d))\s*/giu;
const FROM = /^(?:from|starting|beginning|as\s+of|从|自)\s*/iu;
const UNTIL = /^(?:until|till|through|up\s+to|到|至)\s*/iu;
/** Between a first day and how many they are. */
const FOR = /^\s*(?:起|开始|连续|休假?|请假?|for|,|，|\s)*\s*/iu;
/** Between how many they are and the first. */
const STARTING = /^\s*(?:(?:off\s+)?(?:from|starting|beginning|on)\s+|，?从)/iu;
const NUMBER = /^\s*(\d{1,2})(?:st|nd|rd|th|[日号])?(?=$|\s|[,，、@＠\uE000-\uF8FF])/u;

/**
 * The days a text begins with (`2026-12-24..2026-12-31`, `12.1-12.3`, `tomorrow to friday`, 下周, `monday for 3 days`, a
 * single one), and what follows them. Throws CommandError where there are none, where they can be others, for the wrong
 * order, and for more than a year.
 */
export const daysAtStart = (
  typed: string,
  context: MomentContext,
  example: Example,
): DaySpan & { rest: string } => {
  const text = narrow(typed).trim();
  const found = counted(text, context) ?? range(text, context) ?? until(text, context) ?? one(text, context);
  if (found === null)
    throw new CommandError(
      stepPiece(text) === null ? 'dates-not-understood' : 'days-from-when',
      { text: cut(text, 60) },
      example,
    );
  const problem = spanProblem(found, context.now);
  if (problem !== null) throw new CommandError(problem.code, problem.params, example);
  return found;
};

interface Found extends DaySpan {
  rest: string;
}

/** `3 days from monday`, `monday for 3 days`, 明天起三天. */
const counted = (text: string, context: MomentContext): Found | null => {
  const body = text.replace(FROM, '');
  const ahead = stepPiece(body);
  const starting = ahead === null ? null : STARTING.exec(body.slice(ahead.length));
  if (ahead !== null && starting !== null) {
    const after = body.slice(ahead.length + starting[0].length);
    const first = readingAtStart(after, context);
    return first === null ? null : spanOf(dayIn(first), ahead, after.slice(first.length), context);
  }
  const first = ahead === null ? readingAtStart(body, context) : null;
  if (first === null) return null;
  const behind = body.slice(first.length);
  const gap = FOR.exec(behind)?.[0].length ?? 0;
  const length = stepPiece(behind.slice(gap));
  return length === null ? null : spanOf(dayIn(first), length, behind.slice(gap + length.length), context);
};

const spanOf = (
  from: Day,
  { meaning }: NonNullable<ReturnType<typeof stepPiece>>,
  rest: string,
  { workspace: { calendar } }: MomentContext,
): Found | null => {
  if (meaning.says !== 'step' || meaning.minutes !== 0 || meaning.months !== 0) return null;
  const { days, workingDays } = meaning;
  if (days + workingDays <= 0) return null;
  const to =
    workingDays > 0 ? addWorkingDays(addDays(from, -1), workingDays, calendar) : addDays(from, days - 1);
  return { from, to, rest: trimmed(rest) };
};

/** 12-25: a day, or fourteen of them? */
const BARE_PAIR = /^(\d{1,2})\s?[-~–]\s?(\d{1,2})(?=$|\s|[,，、@＠\uE000-\uF8FF])/u;

const range = (text: string, context: MomentContext): Found | null => {
  const body = text.replace(FROM, '');
  const [pair, first = '', second = ''] = BARE_PAIR.exec(body) ?? [];
  const date = pair === undefined ? null : readingAtStart(pair, context)?.moment;
  if (pair !== undefined && date && Number(first) < Number(second) && Number(second) <= 31) {
    const today = dayOf(context.now, context.workspace.zone);
    const days = [first, second].map((one) => `${today.slice(0, 8)}${one.padStart(2, '0')}`);
    const coming = (days[0] ?? today) < today ? days.map(nextMonth) : days;
    throw doubtful({ typed: pair, instead: [date.day, coming.join('..')] }, context.language);
  }
  // Later ones belong to what follows.
  for (const { index, 0: between } of [...body.slice(0, 80).matchAll(TO)].slice(0, 6)) {
    const [before, after] = [body.slice(0, index), body.slice(index + between.length)];
    const found = fromTo(before, after, context) ?? sameMonth(before, after, context);
    if (found !== null) return found;
  }
  return null;
};

const fromTo = (before: string, after: string, context: MomentContext): Found | null => {
  const first = readingAtStart(before, context);
  if (first === null || before.slice(first.length).trim() !== '' || isStep(before)) return null;
  const from = dayIn(first);
  // Dec 24-26.
  const [number, date] = NUMBER.exec(after) ?? [];
  const last = readingAtStart(after, context);
  if (date !== undefined && (last === null || last.length <= (number?.length ?? 0))) {
    const to = `${from.slice(0, 8)}${date.padStart(2, '0')}`;
    return { from, to: to < from ? nextMonth(to) : to, rest: trimmed(after.slice(number?.length)) };
  }
  if (last === null || isStep(after)) return null;
  // "Next monday to friday": the friday after it.
  const again =
    last.doubt !== null || (last.moment !== null && last.moment.day < from && !/^\d{4}/.test(after))
      ? readingAtStart(after, { ...context, now: instantAt(from, NOON, context.workspace.zone) })
      : last;
  if (again === null) return null;
  return { from, to: dayIn(again), rest: trimmed(after.slice(again.length)) };
};

const NOON = 12 * 60;
const isStep = (text: string): boolean => stepPiece(text)?.meaning.says === 'step';
const nextMonth = (day: Day): Day => `${addDays(`${day.slice(0, 8)}01`, 31).slice(0, 8)}${day.slice(8)}`;

/** 24-26 Dec, 5-8号. */
const sameMonth = (before: string, after: string, context: MomentContext): Found | null => {
  const date = /^(\d{1,2})(?:st|nd|rd|th)?$/iu.exec(before.trim())?.[1];
  const last = date === undefined ? null : readingAtStart(after, context);
  if (date === undefined || last === null || isStep(after)) return null;
  const to = dayIn(last);
  const from = `${to.slice(0, 8)}${date.padStart(2, '0')}`;
  return from > to ? null : { from, to, rest: trimmed(after.slice(last.length)) };
};

const until = (text: string, context: MomentContext): Found | null => {
  const word = UNTIL.exec(text);
  const last = word === null ? null : readingAtStart(text.slice(word[0].length), context);
  if (word === null || last === null) return null;
  const from = dayOf(context.now, context.workspace.zone);
  return { from, to: dayIn(last), rest: trimmed(text.slice(word[0].length + last.length)) };
};

const one = (text: string, context: MomentContext): Found | null => {
  const body = text.replace(FROM, '');
  const reading = isStep(body) ? null : readingAtStart(body, context);
  if (reading === null) return null;
  const { day, span } = certain(reading);
  return { ...(span ?? { from: day, to: day }), rest: trimmed(body.slice(reading.length)) };
};

const dayIn = (reading: Reading): Day => certain(reading).day;

const trimmed = (text: string): string => text.replace(/^[\s,，、:：]+/u, '').trim();
