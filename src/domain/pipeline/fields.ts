import { join } from 'node:path';
import { modulesIn } from '../../lib/modules-in.ts';
import { type BuiltInFields, type FieldDefinition, isField } from './define-field.ts';

export type Field = BuiltInFields[keyof BuiltInFields];

const discover = async (): Promise<FieldDefinition[]> => {
  const modules = await modulesIn(join(import.meta.dirname, 'fields'));
  return modules.flatMap((module) => Object.values(module).filter(isField));
};

/** The fields every team has, in the order in which forms, cards and the history have them; one file each in `fields/`. */
export const FIELDS: readonly FieldDefinition[] = (await discover()).toSorted(
  (a, b) => a.form.position - b.form.position,
);
