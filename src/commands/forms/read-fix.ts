import type { Command } from '../command.ts';
import type { Context } from '../handler.ts';
import { ahead } from './ahead.ts';
import type { FieldReader } from './field-reader.ts';

/** null only together with an error beside a field. */
export const readFix = async (form: FieldReader, context: Context): Promise<Command | null> => {
  const to = await form.requiredMember('who');
  const at = ahead('at', await form.instant('at'), form, context);
  const text = form.requiredText('fix');
  return to === undefined || at === undefined || text === undefined
    ? null
    : { kind: 'assign-fix', to, at, text };
};
