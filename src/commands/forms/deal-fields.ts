import { dayOf } from '../../domain/calendar/calendar.ts';
import type { FieldValue } from '../../domain/deals/custom-values.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import { type FieldKind, type FieldType, MAX_LENGTHS } from '../../domain/pipeline/field-type.ts';
import { editableFields } from '../../domain/pipeline/field-values.ts';
import type { Context } from '../context.ts';
import { type DealInput, isDealInput } from '../deals/deal-input.ts';
import { sourceNamed } from '../grammar/source-name.ts';
import type { FieldReader } from './field-reader.ts';

type Value = FieldValue | null | undefined;
type Read<K extends FieldKind> = (
  form: FieldReader,
  field: FieldDefinition,
  type: FieldType<K>,
  context: Context,
) => Value | Promise<Value>;

/** How the control of each type is read. undefined: the form has it not, or said what is wrong with it. */
const READ: { readonly [K in FieldKind]: Read<K> } = {
  async text(form, { id, required, spelledLike }, { max }, context) {
    if (required !== undefined) return form.has(id) ? form.requiredLine(id, max) : undefined;
    const line = form.line(id, max);
    return line != null && spelledLike !== undefined ? sourceNamed(line, context) : line;
  },
  longText: (form, { id }, { max }) => form.text(id, max),
  phone: (form, { id }) => form.line(id, MAX_LENGTHS.phone),
  email: (form, { id }) => form.email(id),
  link: (form, { id }) => form.line(id, MAX_LENGTHS.link),
  money: (form, { id }) => form.money(id),
  number: (form, { id }) => form.number(id),
  select: (form, { id }, { options }) => (form.has(id) ? form.choice(id, options) : undefined),
  checks: (form, { id }, { options }) => form.checks(id, options),
  yesNo: (form, { id }) => (form.has(id) ? form.choice(id, ['yes', 'no']) === 'yes' : undefined),
  member: (form, { id }) => form.member(id),
  async date(form, { id }, { past }, { now, workspace }) {
    const day = await form.day(id);
    return day != null && past !== undefined && day > dayOf(now, workspace.zone)
      ? form.fail(id, past, { on: day })
      : day;
  },
};

const readAs = <K extends FieldKind>(
  form: FieldReader,
  field: FieldDefinition,
  type: FieldType<K>,
  context: Context,
): Value | Promise<Value> => {
  const read: Read<K> = READ[type.kind];
  return read(form, field, type, context);
};

/** The deal's own fields, as far as the form has them; null empties one, undefined leaves it as it is. */
export const readDealFields = async (form: FieldReader, context: Context): Promise<DealInput> => {
  const values: Record<string, Value> = {};
  for (const field of editableFields()) values[field.id] = await readAs(form, field, field.type, context);
  if (!isDealInput(values)) throw new TypeError('a form was read into what its fields do not hold');
  return values;
};
