import { z } from 'zod';
import type { Command, FormRef } from '../../src/cards/kit/command.ts';
import { withLongNames } from '../../src/cards/kit/press-names.ts';
import { formRefIn } from '../../src/commands/open-form.ts';
import { entryOf, FORMS } from '../../src/commands/registry.ts';

/** Any command of the registry, as strict as where a press comes in. */
export const command = z.custom<Command>((shown) => {
  const value = withLongNames(shown);
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  return entryOf(kind)?.input.safeParse(value).success === true;
});

/** Whatever opens a form of the registry. */
export const formRef = z.custom<FormRef>((value) => formRefIn(withLongNames(value), FORMS) !== null);
