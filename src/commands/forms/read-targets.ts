import { TARGET_SPANS } from '../../domain/reports/forecast.ts';
import type { Command } from '../command.ts';
import type { FieldReader } from './field-reader.ts';

/** An empty amount: no target any more. */
export const readTarget = (form: FieldReader): Command | null => {
  const span = form.choice('span', TARGET_SPANS);
  const amount = form.money('amount');
  return span === undefined ? null : { kind: 'set-target', span, amount: amount ?? null };
};
