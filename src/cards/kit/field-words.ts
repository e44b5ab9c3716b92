import type { FieldValue } from '../../domain/deals/custom-values.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import type { FieldKind, FieldType, FieldValues } from '../../domain/pipeline/field-type.ts';
import { isEmpty, type Valued, valueAs, valueIn } from '../../domain/pipeline/field-values.ts';
import { FIELDS } from '../../domain/pipeline/fields.ts';
import { cut } from '../../lib/text.ts';
import type { Text } from './card.ts';
import { calendarDay, money, NONE } from './format.ts';
import { maskEmail, maskPhone } from './mask.ts';
import { ownerSpan } from './names.ts';
import type { View } from './view.ts';
import { fieldName, optionName } from './words-of.ts';

type Words<K extends FieldKind> = (value: FieldValues[K], field: FieldDefinition, view: View) => Text;

const asItIs = (value: string): Text => value;

/** How each type is shown to people. */
const WORDS: { readonly [K in FieldKind]: Words<K> } = {
  text: asItIs,
  longText: asItIs,
  phone: asItIs,
  email: asItIs,
  link: asItIs,
  number: (value, _field, { language }) => value.toLocaleString(language),
  money: (value, _field, view) => money(value, view),
  date: (value, _field, view) => calendarDay(value, view),
  select: (value, { id }, view) => optionName(id, value, view),
  checks: (value, { id }, view) => value.map((one) => optionName(id, one, view)).join(view.t('list.comma')),
  yesNo: (value, _field, { t }) => t(value ? 'field-value.yes' : 'field-value.no'),
  member: (value, _field, view) => [ownerSpan(value, view)],
};

const wordsAs = <K extends FieldKind>(
  type: FieldType<K>,
  value: FieldValue | null,
  field: FieldDefinition,
  view: View,
): Text | null => {
  const words: Words<K> = WORDS[type.kind];
  const held = valueAs(type, value);
  return held === null || isEmpty(held) ? null : words(held, field, view);
};

/** What stands in a field, in words; null: nothing. What its `behind` fields hold stands with it. */
export const fieldWords = (field: FieldDefinition, deal: Valued, view: View): Text | null => {
  const words = wordsAs(field.type, valueIn(deal, field), field, view);
  if (typeof words !== 'string') return words;
  const more = FIELDS.filter((one: FieldDefinition) => one.card?.behind === field.id).flatMap(
    (one) => wordsAs<FieldKind>(one.type, valueIn(deal, one), one, view) ?? [],
  );
  return [words, ...more].join(' · ');
};

/** The same with what only its owner or whoever asks may read hidden in part. */
export const maskedWords = (field: FieldDefinition, deal: Valued, view: View): Text | null => {
  const value = valueIn(deal, field);
  if (field.masked !== true || typeof value !== 'string') return fieldWords(field, deal, view);
  return masked(field, value);
};

/** Part of a phone number or an address; any other text entirely. */
export const masked = ({ type }: FieldDefinition, value: string): string => {
  if (type.kind === 'phone') return maskPhone(value);
  return type.kind === 'email' ? maskEmail(value) : '•••';
};

/** The lines of a deal's card that fields have of their own, by label. */
export const cardLines = (deal: Valued, view: View): (readonly [label: string, value: Text])[] =>
  ownLines().flatMap((field) => {
    const words = fieldWords(field, deal, view);
    if (words === null && field.card?.always !== true) return [];
    const shown =
      typeof words === 'string' && field.card?.max !== undefined ? cut(words, field.card.max) : words;
    return [[fieldName(field.id, view), shown ?? withBehind(field, deal, view)] as const];
  });

/** An empty field that always has its line: a dash, and what stands behind it. */
const withBehind = (field: FieldDefinition, deal: Valued, view: View): string =>
  [
    NONE,
    ...FIELDS.filter((one: FieldDefinition) => one.card?.behind === field.id).flatMap(
      (one) => wordsAs<FieldKind>(one.type, valueIn(deal, one), one, view) ?? [],
    ),
  ].join(' · ');

const ownLines = (): readonly FieldDefinition[] =>
  FIELDS.filter(
    (field: FieldDefinition) => field.card?.line === 'own' && field.card.behind === undefined,
  ).toSorted((a, b) => a.form.position - b.form.position);
