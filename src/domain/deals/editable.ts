import { settled } from '../pipeline/field-rules.ts';
import {
  type EditableField,
  emptyOf,
  isEmpty,
  isOwn,
  isPatch,
  type ValueOf,
} from '../pipeline/field-values.ts';
import { FIELDS } from '../pipeline/fields.ts';
import type { RuleContext } from '../rule-context.ts';
import type { CustomChanges, FieldValue } from './custom-values.ts';
import type { DealPatch } from './deal.ts';

/** What a person may set directly. null empties a field, an absent one stays as it is. */
export type EditableFields = {
  [F in EditableField as F['id']]?: ValueOf<F> | undefined;
} & { custom?: CustomChanges | undefined };

/** Those that a person may set directly. */
export const EDITABLE: readonly EditableField[] = FIELDS.filter(
  (field): field is EditableField => field.assigned === undefined,
);

/** The fields as they are stored; RuleError for what cannot be. */
export const readFields = (fields: EditableFields, ctx: RuleContext): DealPatch => {
  const own: Record<string, FieldValue | null> = {};
  const custom: Record<string, FieldValue | null> = { ...fields.custom };
  for (const field of EDITABLE) {
    const value = fields[field.id];
    if (value === undefined) continue;
    const kept = settled(field, value, ctx);
    if (isOwn(field.id)) own[field.id] = kept ?? emptyOf(field.type);
    else custom[field.id] = isEmpty(kept) ? null : kept;
  }
  if (!isPatch(own)) throw new TypeError(`a field holds what its type does not: ${JSON.stringify(own)}`);
  return { ...own, ...(Object.keys(custom).length > 0 && { custom }) };
};
