import type { Instant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { FieldReader } from './field-reader.ts';

const MAX_AHEAD = 10 * 366 * 24 * 3_600_000;

/** A time to come, or what is wrong with it beside the field. */
export const ahead = (
  name: string,
  at: Instant | undefined,
  form: FieldReader,
  { now }: Context,
): Instant | undefined => {
  if (at === undefined) return undefined;
  if (at <= now) return form.fail(name, 'field-past');
  return at > now + MAX_AHEAD ? form.fail(name, 'too-far-ahead', { years: 10 }) : at;
};
