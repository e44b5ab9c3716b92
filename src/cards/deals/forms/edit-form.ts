import type { Deal } from '../../../domain/deals/deal.ts';
import type { DealEvent } from '../../../domain/deals/event.ts';
import type { FieldDefinition } from '../../../domain/pipeline/define-field.ts';
import { editableFields, valueIn } from '../../../domain/pipeline/field-values.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import { cut } from '../../../lib/text.ts';
import { fieldControl } from '../../kit/field-controls.ts';
import { masked, maskedWords } from '../../kit/field-words.ts';
import type { Field, Form } from '../../kit/form.ts';
import { form } from '../../kit/form-fields.ts';
import { ago, NONE } from '../../kit/format.ts';
import { actorName, dealName } from '../../kit/names.ts';
import { plain } from '../../kit/plain-text.ts';
import type { View } from '../../kit/view.ts';

/** What a person typed into a form whose deal somebody else changed meanwhile. */
export interface Contested {
  /** The deal as it would be with what was typed. */
  typed: Deal;
  /** Fields that both changed, and what the other did. */
  conflicts: ReadonlyMap<string, DealEvent | null>;
}

/** Everything that may be set directly. What is masked stays so: to see it is a command of its own, and logged. */
export const editForm = (
  deal: Deal,
  workspace: Workspace,
  view: View,
  contested: Contested | null = null,
): Form => {
  const { t } = view;
  return form(
    { form: 'edit', deal: deal.id, expectedVersion: deal.version },
    {
      title: t('form.edit', { number: deal.number }),
      intro: contested === null ? dealName(deal) : t('form.contested', { deal: dealName(deal) }),
    },
    editableFields().map((field) => control(field, deal, workspace, view, contested)),
    view,
  );
};

const control = (
  field: FieldDefinition,
  deal: Deal,
  { currency }: Workspace,
  view: View,
  contested: Contested | null,
): Field => {
  const stands = valueIn(deal, field);
  const value = contested === null ? stands : valueIn(contested.typed, field);
  const event = contested?.conflicts.get(field.id);
  // What somebody typed just now they may read.
  const isOwn = contested !== null && value !== stands;
  const hidden = field.masked === true && typeof value === 'string' && !isOwn ? masked(field, value) : null;
  return fieldControl(
    field,
    {
      value: hidden ?? value,
      required: field.required !== undefined,
      hint:
        event !== undefined
          ? contestedWords(field, deal, event, view)
          : hidden === null
            ? null
            : view.t('form.masked-hint'),
      exemplified: false,
      currency,
    },
    view,
  );
};

/** "Bob set it to 60,000 2 min ago. Yours would replace it." */
const contestedWords = (field: FieldDefinition, deal: Deal, event: DealEvent | null, view: View): string =>
  view.t('form.contested-hint', {
    who: actorName(event?.by ?? null, view),
    value: cut(plain(maskedWords(field, deal, view) ?? NONE), 60),
    ago: event === null ? '' : ago(event.at, view),
  });
