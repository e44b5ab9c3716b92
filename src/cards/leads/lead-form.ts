import { leadFields, type Valued, valueIn } from '../../domain/pipeline/field-values.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import type { CommandOf } from '../kit/command.ts';
import { fieldControl } from '../kit/field-controls.ts';
import type { Form } from '../kit/form.ts';
import { form } from '../kit/form-fields.ts';
import type { View } from '../kit/view.ts';

/** What a new lead's form already knows. `text`: the message the lead is made of, kept with the form. */
export type LeadPrefill = Partial<CommandOf<'add-lead'>['lead']> & { text?: string };

export const leadForm = (view: View, workspace: Workspace, prefill: LeadPrefill): Form => {
  const { t } = view;
  const owner = prefill.owner === undefined ? (view.reader?.id ?? null) : prefill.owner;
  const { text, ...rest } = prefill;
  const known = { ...defined(rest), owner };
  return form(
    { form: 'lead', ...(text !== undefined && { text }) },
    { title: t('form.lead'), submit: t('form.add') },
    leadFields().map((field) =>
      fieldControl(
        field,
        {
          value: valueIn(known, field) ?? (field.lead?.rest === true ? (text ?? null) : null),
          required: field.required !== undefined,
          hint: null,
          exemplified: true,
          currency: workspace.currency,
        },
        view,
      ),
    ),
    view,
  );
};

/** Without what is not known. */
const defined = (known: Omit<LeadPrefill, 'text'>): Valued =>
  Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
