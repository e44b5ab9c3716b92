import type { CustomValues, FieldValue } from '../deals/custom-values.ts';
import type { FieldDefinition } from './define-field.ts';
import type { FieldKind, FieldType, FieldValues } from './field-type.ts';
import { FIELDS, type Field } from './fields.ts';

type OwnField = Extract<Field, { own: true }>;
export type OwnFieldId = OwnField['id'];
export type EditableField = Exclude<Field, { assigned: true }>;

/** What the deal holds of a field: null where it is empty, unless it never is. */
export type ValueOf<F extends Field> = F['type'] extends {
  options: readonly (infer Option)[];
  kind: 'checks';
}
  ? readonly Option[]
  : FieldValues[F['type']['kind']] | (F extends { required: string } ? never : null);

/** The deal's properties that are fields. */
export type OwnValues = { [F in OwnField as F['id']]: ValueOf<F> };

/** As far as fields go, a deal or a part of one. */
export type Valued = Readonly<Partial<OwnValues>> & { readonly custom?: CustomValues };

const OWN: ReadonlySet<string> = new Set(FIELDS.filter(({ own }) => own).map(({ id }) => id));
export const isOwn = (id: string): id is OwnFieldId => OWN.has(id);

/** What a deal holds of a field; null: nothing. */
export const valueIn = (deal: Valued, { id }: Pick<FieldDefinition, 'id'>): FieldValue | null =>
  (isOwn(id) ? deal[id] : deal.custom?.[id]) ?? null;

/** What stands where nothing is known. */
export const emptyOf = ({ kind }: FieldType): FieldValue | null => (kind === 'checks' ? [] : null);

export const isEmpty = (value: FieldValue | null): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

export const isFilled = (deal: Valued, field: Pick<FieldDefinition, 'id'>): boolean =>
  !isEmpty(valueIn(deal, field));

const isText = (value: FieldValue): value is string => typeof value === 'string';
const isNumber = (value: FieldValue): value is number => typeof value === 'number';

const HOLDS: { readonly [K in FieldKind]: (value: FieldValue) => value is FieldValues[K] } = {
  text: isText,
  longText: isText,
  number: isNumber,
  money: (value) => typeof value === 'object' && 'minor' in value,
  date: isText,
  select: isText,
  checks: (value) => Array.isArray(value),
  yesNo: (value) => typeof value === 'boolean',
  member: isNumber,
  phone: isText,
  email: isText,
  link: isText,
};

/** The value as what its type holds; null where it is empty, or left over from when the field had another type. */
export const valueAs = <K extends FieldKind>(
  { kind }: FieldType<K>,
  value: FieldValue | null,
): FieldValues[K] | null => {
  const holds: (value: FieldValue) => value is FieldValues[K] = HOLDS[kind];
  return value !== null && holds(value) ? value : null;
};

/** undefined: no field of every team is called so. */
export const fieldNamed = (id: string): FieldDefinition | undefined => FIELDS.find((one) => one.id === id);

/** Those that may be set directly, in the order of forms. */
export const editableFields = (): readonly FieldDefinition[] =>
  FIELDS.filter((field) => field.assigned === undefined);

/** Those that a new lead can come with, in the order of its form. */
export const leadFields = (): readonly FieldDefinition[] =>
  FIELDS.filter((field) => field.lead !== undefined);

/** Whether each value is one that its field can hold. */
export const isPatch = (values: Readonly<Record<string, FieldValue | null>>): values is Partial<OwnValues> =>
  FIELDS.every(({ id, type, required }) => {
    const value = values[id];
    if (value === undefined) return true;
    return value === null ? required === undefined && type.kind !== 'checks' : valueAs(type, value) !== null;
  });

const isWhole = (values: Partial<OwnValues>): values is OwnValues =>
  [...OWN].every((id) => Object.hasOwn(values, id));

/** The fields of a deal of which nothing is known; where one is never empty, its value is to follow. */
export const blankValues = (): OwnValues => {
  const own = FIELDS.filter(({ id }) => OWN.has(id));
  const values = Object.fromEntries(
    own.map(({ id, type, required }) => [id, required === undefined ? emptyOf(type) : '']),
  );
  if (!isPatch(values) || !isWhole(values)) throw new TypeError('a required field has to be a text');
  return values;
};
