import type { Deal } from '../../../domain/deals/deal.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Field, Form } from '../../kit/form.ts';
import { checklistField, dateField, form, textField } from '../../kit/form-fields.ts';
import { maskEmail, maskPhone } from '../../kit/mask.ts';
import { typedMoney } from '../../kit/money.ts';
import { dealName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

/** Everything that may be set directly. Phone and email stay masked: to see them is a command of its own, and logged. */
export const editForm = (deal: Deal, expectedVersion: number, workspace: Workspace, view: View): Form => {
  const { t } = view;
  return form(
    { form: 'edit', deal: deal.id, expectedVersion },
    { title: t('form.edit', { number: deal.number }), intro: dealName(deal) },
    [
      textField('company', deal.company, view, { required: true }),
      textField('contact', deal.contact, view),
      maskedField('phone', deal.phone === null ? null : maskPhone(deal.phone), view),
      maskedField('email', deal.email === null ? null : maskEmail(deal.email), view),
      textField('amount', deal.amount === null ? null : typedMoney(deal.amount, workspace.currency), view, {
        hint: t('form.amount-hint', { currency: workspace.currency }),
      }),
      textField('source', deal.source, view, { hint: t('form.source-hint') }),
      textField('campaign', deal.campaign, view),
      textField('referredBy', deal.referredBy, view, { hint: t('form.referrer-hint') }),
      textField('need', deal.need, view, { multiline: true }),
      textField('painPoint', deal.painPoint, view, { multiline: true }),
      textField('purchasePlan', deal.purchasePlan, view),
      textField('decisionMaker', deal.decisionMaker, view),
      textField('nextStep', deal.nextStep, view),
      dateField('quoteSentOn', deal.quoteSentOn, view),
      checklistField(deal.checklist, view, false),
    ],
    view,
  );
};

const maskedField = (name: string, masked: string | null, view: View): Field =>
  textField(name, masked, view, { hint: masked === null ? null : view.t('form.masked-hint') });
