import type { Command } from '../cards/kit/command.ts';
import type { FieldErrors, FormValues } from '../cards/kit/form.ts';
import { withLongNames } from '../cards/kit/press-names.ts';
import type { Context } from './context.ts';
import { CommandError } from './error.ts';
import { FieldReader } from './forms/field-reader.ts';
import { formRefIn } from './open-form.ts';
import { FORMS } from './registry.ts';

/**
 * The command a submitted form stands for, or what is wrong beside which field.
 * Throws CommandError for a form nobody made.
 */
export const readSubmission = async (
  ref: unknown,
  values: FormValues,
  context: Context,
): Promise<Command | { errors: FieldErrors }> => {
  const known = formRefIn(withLongNames(ref), FORMS);
  const form = new FieldReader(values, context);
  const command = known === null ? null : await FORMS.get(known.form)?.form.read(form, known, context);
  const { errors } = form;
  if (errors !== null) return { errors };
  if (command == null)
    throw new CommandError('outdated-form', {}, { en: '/funnel help', 'zh-CN': '/漏斗 帮助' });
  return command;
};
