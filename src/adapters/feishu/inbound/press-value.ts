import type { Press } from '../../../cards/kit/command.ts';
import type { Form } from '../../../cards/kit/form.ts';
import { withShortNames } from '../../../cards/kit/press-names.ts';
import type { Callback } from '../render/card-json.ts';

/** Between a field's name and the rest of the name of an input that is only a part of it. */
export const CONTINUED = '~';

/** What comes back from a press. */
export type PressValue =
  | { press: object }
  | {
      submit: object;
      /** Opens the form anew, to show errors beside what was typed. */
      again: object;
      /** All its fields: Feishu leaves out what was left empty. */
      fields: readonly string[];
      /** Which of them are ticked one by one. */
      checks: readonly string[];
    }
  /** The form is not wanted any more; the title is what is left of it. */
  | { cancel: string };

/** What a button carries, and brings back when it is pressed. */
export const pressValue = (press: Press): PressValue => ({ press: withShortNames(press) });

/** What the submit button of a form card carries. */
export const submitValue = ({ ref, again, fields }: Form): PressValue => ({
  submit: withShortNames(ref),
  again: withShortNames(again),
  fields: fields.map(({ name }) => name),
  checks: fields.flatMap(({ name, type }) => (type === 'checks' ? [name] : [])),
});

/** What the cancel button of a form card carries. */
export const cancelValue = (title: string): PressValue => ({ cancel: title });

/** An option's value is a text; the command is in it. */
export const optionPress = (press: Press): string => JSON.stringify(withShortNames(press));

/** Makes a select outside a form answer at once. */
export const PICK: Callback = { type: 'callback', value: { pick: 'option' } };
