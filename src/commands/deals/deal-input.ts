import { z } from 'zod';
import type { EditableFields } from '../../domain/deals/editable.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import { type FieldKind, type FieldType, MAX_LENGTHS } from '../../domain/pipeline/field-type.ts';
import { editableFields } from '../../domain/pipeline/field-values.ts';
import { day, id, money } from '../inputs.ts';

/** What a person may set on a deal directly; null empties a field, an absent one is left as it is. */
export type DealInput = Omit<EditableFields, 'custom'>;
/** A new deal comes with the fields that are never empty. `owner` null: the pool. */
export type LeadInput = DealInput & { company: string; owner?: number | null | undefined };

/** What a value of each type looks like where it comes in; what it means is for the rules to check. */
const SCHEMAS: { readonly [K in FieldKind]: (type: FieldType<K>) => z.ZodType } = {
  text: ({ max }) => z.string().max(max),
  longText: ({ max }) => z.string().max(max),
  number: () => z.number(),
  money: () => money,
  date: () => day,
  select: ({ options }) => z.enum([...options]),
  checks: ({ options }) => z.array(z.enum([...options])),
  yesNo: () => z.boolean(),
  member: () => id,
  phone: () => z.string().max(MAX_LENGTHS.phone),
  email: () => z.string().max(MAX_LENGTHS.email),
  link: () => z.string().max(MAX_LENGTHS.link),
};

const schemaAs = <K extends FieldKind>(type: FieldType<K>): z.ZodType => {
  const schema: (type: FieldType<K>) => z.ZodType = SCHEMAS[type.kind];
  return schema(type);
};

const schemaOf = ({ type, required }: FieldDefinition): z.ZodType => {
  const schema = schemaAs(type);
  if (required !== undefined) return schema.refine((value) => value !== '');
  return type.kind === 'checks' ? schema : schema.nullable();
};

const shape = (): Record<string, z.ZodType> =>
  Object.fromEntries(editableFields().map((field) => [field.id, schemaOf(field).optional()]));

const dealFields = z.strictObject(shape());
const leadFields = z.strictObject({
  ...shape(),
  ...Object.fromEntries(
    editableFields()
      .filter(({ required }) => required !== undefined)
      .map((field) => [field.id, schemaOf(field)]),
  ),
  owner: id.nullable().optional(),
});

/** Whether each value is one that its field can hold. */
export const isDealInput = (value: unknown): value is DealInput => dealFields.safeParse(value).success;
const isLeadInput = (value: unknown): value is LeadInput => leadFields.safeParse(value).success;

/** Made of the fields, with the types that the compiler makes of them. */
export const dealInput = dealFields.pipe(z.custom<DealInput>(isDealInput));
/** The fields of a new lead, which has a company at least. */
export const leadInput = leadFields.pipe(z.custom<LeadInput>(isLeadInput));
