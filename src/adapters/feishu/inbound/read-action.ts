import type { FormValues } from '../../../cards/kit/form.ts';
import { field, listAt, parsedJson, textAt } from '../../shared/payload.ts';
import { CONTINUED } from './press-value.ts';

/** What was done on a card: JSON as it came back, unchecked. */
export type CardAction =
  | { kind: 'press'; press: unknown }
  | { kind: 'submit'; ref: unknown; again: unknown; values: FormValues }
  /** The form is not wanted any more: `renderCancelled(title)` is what is left of it. */
  | { kind: 'cancel'; title: string };

/** Reads the `action` of a `card.action.trigger`: a button, a select, a form; null: none of ours. */
export const readAction = (action: unknown): CardAction | null => {
  const value = field(action, 'value');
  const option = textAt(action, 'option');
  if (option !== null) {
    const press = parsedJson(option);
    return press === undefined ? null : { kind: 'press', press };
  }
  const press = field(value, 'press');
  if (press !== null) return { kind: 'press', press };
  const title = textAt(value, 'cancel');
  if (title !== null) return { kind: 'cancel', title };
  const ref = field(value, 'submit');
  if (ref === null) return null;
  const values = readFormValues(field(action, 'form_value'), value);
  return { kind: 'submit', ref, again: field(value, 'again'), values };
};

/** The values of a submitted form by field name; what was left empty is an empty text. `submitted`: the button's value. */
const readFormValues = (formValue: unknown, submitted: unknown): FormValues => {
  const names = texts(listAt(submitted, 'fields'));
  const checks = texts(listAt(submitted, 'checks'));
  const given: [string, unknown][] =
    typeof formValue === 'object' && formValue !== null ? Object.entries(formValue) : [];
  const values: Record<string, string | readonly string[]> = {};
  for (const name of names) {
    const parts = given.filter(([part]) => part === name || part.startsWith(`${name}${CONTINUED}`));
    values[name] = checks.includes(name)
      ? parts.flatMap(([part, ticked]) => (ticked === true ? [part.slice(name.length + 1)] : []))
      : wallClock(
          [...parts]
            .sort(([one], [other]) => one.localeCompare(other))
            .map(([, value]) => (typeof value === 'string' ? value : ''))
            .join(''),
        );
  }
  return values;
};

/**
 * `2024-04-29 07:07 +0800`: the offset is only where the person is. What they saw and picked is the clock's time,
 * which is the workspace's.
 */
const wallClock = (value: string): string => {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))? [+-]\d{4}$/.exec(value) ?? [];
  if (day === undefined) return value;
  return time === undefined ? day : `${day}T${time}`;
};

const texts = (list: readonly unknown[]): string[] =>
  list.flatMap((item) => (typeof item === 'string' ? [item] : []));
