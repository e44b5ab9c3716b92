import { instantAt, isDay } from '../../domain/calendar/calendar.ts';
import type { Day } from '../../domain/time.ts';
import { twoDigits } from '../../lib/minute-of-day.ts';
import { cut } from '../../lib/text.ts';
import { type DaySpan, spanProblem } from '../calendar/day-span.ts';
import { CommandError, type Example } from '../error.ts';
import { type MomentContext, momentAtStart } from './moment.ts';

/** 2026-12-24, 2026/12/24, 2026年12月24日. */
const WRITTEN = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?/u;
/** Between the first day and the last; a hyphen only where it is part of no date. */
const TO =
  /\s*(?:\.{2,}|…|[~～—–至到]|(?<=\s)(?:to|until|till|through|-)(?=\s)|(?<=[\p{L}])-(?=\p{L}))\s*/giu;
const WIDE = /[０-９．－／～]/gu;

/**
 * The days a text begins with (`2026-12-24..2026-12-31`, `tomorrow to friday`, 明天到周五, a single one), and what
 * follows them. Throws CommandError where there are none, for the wrong order, and for more than a year.
 */
export const daysAtStart = async (
  typed: string,
  context: MomentContext,
  example: Example,
): Promise<DaySpan & { rest: string }> => {
  const text = typed.replace(WIDE, (wide) => wide.normalize('NFKC')).trim();
  const found = (await rangeAtStart(text, context)) ?? (await oneAtStart(text, context));
  if (found === null) throw new CommandError('dates-not-understood', { text: cut(typed, 60) }, example);
  const problem = spanProblem(found, context.now);
  if (problem !== null) throw new CommandError(problem.code, problem.params, example);
  return found;
};

const rangeAtStart = async (text: string, context: MomentContext) => {
  // Later ones belong to what follows.
  for (const { index, 0: between } of [...text.slice(0, 80).matchAll(TO)].slice(0, 2)) {
    const first = await dayAtStart(text.slice(0, index), context);
    if (first === null || first.rest !== '') continue;
    const after = text.slice(index + between.length);
    const last = await dayAtStart(after, context);
    // "Next monday to friday": the friday after it.
    const later =
      last !== null && last.day < first.day && !WRITTEN.test(after)
        ? await dayAtStart(after, { ...context, now: instantAt(first.day, 0, context.workspace.zone) })
        : last;
    if (later !== null) return { from: first.day, to: later.day, rest: later.rest };
  }
  return null;
};

const oneAtStart = async (text: string, context: MomentContext) => {
  const found = await dayAtStart(text, context);
  return found && { from: found.day, to: found.day, rest: found.rest };
};

const dayAtStart = async (
  text: string,
  context: MomentContext,
): Promise<{ day: Day; rest: string } | null> => {
  const [all, year = '', month = '', date = ''] = WRITTEN.exec(text) ?? [];
  if (all !== undefined) {
    const day = `${year}-${twoDigits(Number(month))}-${twoDigits(Number(date))}`;
    return isDay(day) ? { day, rest: text.slice(all.length).replace(/^[\s,，、:：]+/u, '') } : null;
  }
  const found = await momentAtStart(text, context);
  return found && { day: found.moment.day, rest: found.rest };
};
