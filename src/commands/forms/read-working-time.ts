import type { Command, FormRef, FormRefOf } from '../../cards/kit/command.ts';
import { dayOf } from '../../domain/calendar/calendar.ts';
import { type DaySpan, spanProblem } from '../calendar/day-span.ts';
import type { Context } from '../context.ts';
import { CommandError, type Example } from '../error.ts';
import { countryNamed } from '../grammar/country-name.ts';
import { minuteOfDay } from '../grammar/office-hours.ts';
import { zoneNamed } from '../grammar/zone-name.ts';
import type { FieldReader } from './field-reader.ts';

/** Of what the form began with, only what was changed. */
export const readCalendar = async (
  form: FieldReader,
  shown: FormRefOf<'calendar'>['shown'],
): Promise<Command | null> => {
  const country = form.line('country', 60);
  const zone = form.requiredLine('zone', 60);
  const opensAt = minuteIn('opensAt', form);
  const closesAt = minuteIn('closesAt', form);
  if (opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt)
    form.fail('closesAt', 'hours-reversed');
  const known = {
    country: country == null ? country : understood('country', country, countryNamed, form),
    zone: zone === undefined ? undefined : understood('zone', zone, zoneNamed, form),
  };
  if (opensAt === undefined || closesAt === undefined || known.zone === undefined) return null;
  return {
    kind: 'set-calendar',
    ...(known.zone !== shown?.zone && { zone: known.zone }),
    ...(known.country !== undefined && known.country !== shown?.country && { country: known.country }),
    ...(opensAt !== shown?.opensAt && { opensAt }),
    ...(closesAt !== shown?.closesAt && { closesAt }),
  };
};

/** null: something is wrong, and said beside the fields. */
export const readOwnDays = async (form: FieldReader, context: Context): Promise<Command | null> => {
  const kind = form.choice('working', ['off', 'work', 'clear']);
  const days = await span(form, context);
  const name = form.line('name', 100) ?? '';
  if (kind === undefined || days === null) return null;
  return { kind: 'set-days', ...days, working: kind === 'clear' ? null : kind === 'work', name };
};

/** null: something is wrong, and said beside the fields. */
export const readTimeOff = async (
  { member }: FormRef & { form: 'time-off' },
  form: FieldReader,
  context: Context,
): Promise<Command | null> => {
  const days = await span(form, context);
  const delegate = (await form.member('delegate')) ?? null;
  const who = await form.member('who');
  if (days === null) return null;
  if (days.to < dayOf(context.now, context.workspace.zone)) form.fail('to', 'field-past');
  return { kind: 'set-time-off', member: who ?? member ?? context.member.id, ...days, delegate };
};

/** The last day may be left empty: the first one alone. */
const span = async (form: FieldReader, { now }: Context): Promise<DaySpan | null> => {
  const from = await form.requiredDay('from');
  const to = await form.day('to');
  if (from === undefined) return null;
  const days = { from, to: to ?? from };
  const problem = spanProblem(days, now);
  if (problem !== null) form.fail('to', problem.code, problem.params);
  return days;
};

const minuteIn = (name: string, form: FieldReader): number | undefined => {
  const text = form.requiredLine(name, 20);
  if (text === undefined) return undefined;
  return minuteOfDay(text) ?? form.fail(name, 'hours-not-understood', { text });
};

const understood = <T>(
  name: string,
  text: string,
  read: (text: string, example: Example) => T,
  form: FieldReader,
): T | undefined => {
  try {
    return read(text, '');
  } catch (error) {
    if (error instanceof CommandError) return form.fail(name, error.code, error.params);
    throw error;
  }
};
