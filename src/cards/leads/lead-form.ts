import type { Workspace } from '../../domain/team/workspace.ts';
import type { CommandOf } from '../kit/command.ts';
import type { Form } from '../kit/form.ts';
import { form, memberField, textField } from '../kit/form-fields.ts';
import { typedMoney } from '../kit/money.ts';
import type { View } from '../kit/view.ts';

/** What a new lead's form already knows. `text`: the message the lead is made of, kept with the form. */
export type LeadPrefill = Partial<CommandOf<'add-lead'>['lead']> & { text?: string };

export const leadForm = (view: View, workspace: Workspace, prefill: LeadPrefill): Form => {
  const { t } = view;
  const owner = prefill.owner === undefined ? (view.reader?.id ?? null) : prefill.owner;
  const { text } = prefill;
  return form(
    { form: 'lead', ...(text !== undefined && { text }) },
    { title: t('form.lead'), submit: t('form.add') },
    [
      textField('company', prefill.company ?? null, view, {
        required: true,
        placeholder: t('form.company-like'),
      }),
      textField('contact', prefill.contact ?? null, view),
      textField('phone', prefill.phone ?? null, view, { placeholder: '+86 138 0013 8000' }),
      textField('email', prefill.email ?? null, view, { placeholder: 'jane@acme.com' }),
      textField('amount', prefill.amount ? typedMoney(prefill.amount, workspace.currency) : null, view, {
        hint: t('form.amount-hint', { currency: workspace.currency }),
      }),
      textField('source', prefill.source ?? null, view, { hint: t('form.source-hint') }),
      textField('campaign', prefill.campaign ?? null, view),
      textField('referredBy', prefill.referredBy ?? null, view, { hint: t('form.referrer-hint') }),
      memberField('owner', t('field.owner'), owner, view, false),
      textField('need', prefill.need ?? text ?? null, view, { multiline: true }),
    ],
    view,
  );
};
