import type { FormValues } from '../../cards/form.ts';

/** What was done on a card: JSON as it came back, unchecked. */
export type CardAction =
  | { kind: 'press'; press: unknown }
  | { kind: 'submit'; ref: unknown; again: unknown; values: FormValues };

/** Reads the `action` of a `card.action.trigger` (button, select, overflow or submitted form); null: none of ours. */
export const readAction = (_action: unknown): CardAction | null => null;

/** The values of a submitted form (`action.form_value`) by field name; what was left empty is an empty text. */
export const readFormValues = (_formValue: unknown, _ref: unknown): FormValues => ({});
