import type { Command, FormRef } from './command.ts';

export interface Option {
  value: string;
  label: string;
}

interface FieldBase {
  /** Unique in the form. */
  name: string;
  label: string;
  required: boolean;
  hint: string | null;
}

/**
 * Values are strings as typed or chosen, `checks` a list of option values; dates are `YYYY-MM-DD`, times
 * `YYYY-MM-DDTHH:mm` in the workspace's zone. `search` fields look their options up while typing.
 */
export type Field = FieldBase &
  (
    | { type: 'text'; value: string; placeholder: string | null; multiline: boolean }
    | { type: 'select'; value: string | null; options: readonly Option[] }
    | { type: 'search'; source: SearchSource; value: Option | null }
    | { type: 'checks'; value: readonly string[]; options: readonly Option[] }
    | { type: 'date'; value: string | null }
    | { type: 'datetime'; value: string | null }
  );

/** `everybody`: those who have left, too. */
export const SEARCH_SOURCES = ['members', 'everybody', 'deals'] as const;
export type SearchSource = (typeof SEARCH_SOURCES)[number];

/** `ref` comes back with the values; `again` is what opens this form (where none can be opened directly, a button does). */
export interface Form {
  title: string;
  intro: string | null;
  submit: string;
  cancel: string;
  ref: FormRef;
  again: Command;
  fields: readonly Field[];
}

export type FormValues = Readonly<Record<string, string | readonly string[]>>;
/** Field name to what is wrong with it. */
export type FieldErrors = Readonly<Record<string, string>>;
