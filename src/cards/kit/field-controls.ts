import { dayOf } from '../../domain/calendar/calendar.ts';
import type { FieldValue } from '../../domain/deals/custom-values.ts';
import type { Currency } from '../../domain/money.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import type { FieldKind, FieldType } from '../../domain/pipeline/field-type.ts';
import { valueAs } from '../../domain/pipeline/field-values.ts';
import type { Field } from './form.ts';
import { dateField, memberField, selectField, textField } from './form-fields.ts';
import { typedMoney } from './money.ts';
import type { View } from './view.ts';
import { fieldName, optionName, wordsOf } from './words-of.ts';

/** How a form asks for a field: with what it holds now, and what is said beside it. */
export interface Asking {
  value: FieldValue | null;
  required: boolean;
  /** Instead of the field's own; null: its own, or that of its type. */
  hint: string | null;
  /** Shows an example where nothing is typed yet. */
  exemplified: boolean;
  /** The workspace's currency, in which amounts are typed without a sign. */
  currency: Currency;
}

type Control<K extends FieldKind> = (
  field: FieldDefinition,
  type: FieldType<K>,
  asking: Asking,
  view: View,
) => Field;

const typed =
  (like: string | null): Control<'text' | 'phone' | 'email' | 'link' | 'number'> =>
  (field, _type, { value, required, hint, exemplified }, view) =>
    textField(field.id, value === null ? null : String(value), view, {
      required,
      hint,
      placeholder: exemplified ? (wordsOf(field.lead?.like ?? '', view) ?? like) : null,
    });

/** The control of each type. */
const CONTROLS: { readonly [K in FieldKind]: Control<K> } = {
  text: typed(null),
  phone: typed('+86 138 0013 8000'),
  email: typed('jane@acme.com'),
  link: typed('https://'),
  number: typed(null),
  longText: ({ id }, type, { value, required, hint }, view) =>
    textField(id, valueAs(type, value), view, { required, hint, multiline: type.rows === 'many' }),
  money({ id }, type, { value, required, hint, currency }, view) {
    const amount = valueAs(type, value);
    return textField(id, amount === null ? null : typedMoney(amount, currency), view, {
      required,
      hint: hint ?? view.t('form.amount-hint', { currency }),
    });
  },
  date: ({ id }, type, { value, required, hint }, view) =>
    dateField(id, valueAs(type, value), view, { required, ...(hint !== null && { hint }) }),
  select: ({ id }, type, { value }, view) =>
    selectField(id, fieldName(id, view), valueAs(type, value), optionsOf(id, type.options, view)),
  checks: ({ id }, type, { value, required, hint }, view) => ({
    type: 'checks',
    name: id,
    label: fieldName(id, view),
    required,
    hint,
    value: valueAs(type, value) ?? [],
    options: optionsOf(id, type.options, view),
  }),
  yesNo: ({ id }, type, { value }, view) => {
    const chosen = valueAs(type, value);
    const options = [
      { value: 'yes', label: view.t('field-value.yes') },
      { value: 'no', label: view.t('field-value.no') },
    ];
    return selectField(id, fieldName(id, view), chosen === null ? null : chosen ? 'yes' : 'no', options);
  },
  member: ({ id }, type, { value, required }, view) =>
    memberField(id, fieldName(id, view), valueAs(type, value), view, required),
};

const optionsOf = (id: string, options: readonly string[], view: View) =>
  options.map((option) => ({ value: option, label: optionName(id, option, view) }));

const controlAs = <K extends FieldKind>(
  field: FieldDefinition,
  type: FieldType<K>,
  asking: Asking,
  view: View,
): Field => {
  const control: Control<K> = CONTROLS[type.kind];
  return control(field, type, asking, view);
};

/** The control with which a form asks for a field. */
export const fieldControl = (field: FieldDefinition, asking: Asking, view: View): Field => {
  const { hint } = field.form;
  return controlAs(field, field.type, { ...asking, hint: asking.hint ?? wordsOf(hint ?? '', view) }, view);
};

/** What a field that asks for what has just happened begins with: a day with today. */
export const likelyValue = ({ type }: FieldDefinition, view: View): FieldValue | null =>
  type.kind === 'date' && type.past !== undefined ? dayOf(view.now, view.zone) : null;
