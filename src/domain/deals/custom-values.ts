import type { Money } from '../money.ts';

/** What a field can hold: text (days are `YYYY-MM-DD`), a number or a member's id, yes or no, money, chosen options. */
export type FieldValue = string | number | boolean | Money | readonly string[];

/** Values of the fields that a deal has no property for, by field id (`f_…` for a team's own). An empty field is not in it. */
export type CustomValues = Readonly<Record<string, FieldValue>>;

/** What changes in them: null empties a field, an absent one stays as it is. */
export type CustomChanges = Readonly<Record<string, FieldValue | null>>;

/** The values after `changes`. */
export const withChanges = (values: CustomValues, changes: CustomChanges): CustomValues =>
  Object.fromEntries(Object.entries({ ...values, ...changes }).filter(isFilled));

const isFilled = (entry: [string, FieldValue | null]): entry is [string, FieldValue] => entry[1] !== null;
