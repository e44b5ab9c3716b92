import { isTranslationKey } from './translation-key.ts';
import type { View } from './view.ts';

/** The text of a key that is made of data; null where the catalogues have none. */
export const wordsOf = (key: string, { t }: View): string | null => (isTranslationKey(key) ? t(key) : null);

/** What a field is called, in the reader's language. */
export const fieldName = (id: string, view: View): string => wordsOf(`field.${id}`, view) ?? id;

/** What one choice of a field is called, in the reader's language. */
export const optionName = (field: string, option: string, view: View): string =>
  wordsOf(`field-option.${field}.${option}`, view) ?? option;
