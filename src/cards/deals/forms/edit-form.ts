import type { Deal } from '../../../domain/deals/deal.ts';
import type { FieldDefinition } from '../../../domain/pipeline/define-field.ts';
import { editableFields, valueIn } from '../../../domain/pipeline/field-values.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { fieldControl } from '../../kit/field-controls.ts';
import { masked } from '../../kit/field-words.ts';
import type { Field, Form } from '../../kit/form.ts';
import { form } from '../../kit/form-fields.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

/** Everything that may be set directly. What is masked stays so: to see it is a command of its own, and logged. */
export const editForm = (deal: Deal, expectedVersion: number, workspace: Workspace, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'edit', deal: deal.id, expectedVersion },
    { title: t('form.edit', { number: deal.number }), intro: dealName(deal) },
    editableFields().map((field) => control(field, deal, workspace, view)),
    view,
  );
};

const control = (field: FieldDefinition, deal: Deal, { currency }: Workspace, view: View): Field => {
  const value = valueIn(deal, field);
  const hidden = field.masked === true && typeof value === 'string' ? masked(field, value) : null;
  return fieldControl(
    field,
    {
      value: hidden ?? value,
      required: field.required !== undefined,
      hint: hidden === null ? null : view.t('form.masked-hint'),
      exemplified: false,
      currency,
    },
    view,
  );
};
