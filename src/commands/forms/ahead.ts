import { MAX_AHEAD_MS, MAX_YEARS } from '../../domain/calendar/require-future.ts';
import type { Instant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { FieldReader } from './field-reader.ts';

/** A time to come, or what is wrong with it beside the field. */
export const ahead = (
  name: string,
  at: Instant | undefined,
  form: FieldReader,
  { now }: Context,
): Instant | undefined => {
  if (at === undefined) return undefined;
  if (at <= now) return form.fail(name, 'field-past');
  return at > now + MAX_AHEAD_MS ? form.fail(name, 'too-far-ahead', { years: MAX_YEARS }) : at;
};
