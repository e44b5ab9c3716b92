import { dayOf } from '../../domain/calendar/calendar.ts';
import { CHECKLIST } from '../../domain/pipeline/pipeline.ts';
import type { Context } from '../context.ts';
import type { DealInput } from '../deals/deal-input.ts';
import { sourceNamed } from '../grammar/source-name.ts';
import type { FieldReader } from './field-reader.ts';

/** The deal's own fields, as far as the form has them; null empties one, undefined leaves it as it is. */
export const readDealFields = async (form: FieldReader, context: Context): Promise<DealInput> => {
  const company = form.has('company') ? form.requiredLine('company', 200) : undefined;
  const source = form.line('source', 100);
  return {
    company,
    contact: form.line('contact', 200),
    phone: form.line('phone', 60),
    email: form.email('email'),
    amount: form.money('amount'),
    source: source == null ? source : await sourceNamed(source, context),
    campaign: form.line('campaign', 100),
    referredBy: form.line('referredBy', 200),
    need: form.text('need'),
    painPoint: form.text('painPoint'),
    purchasePlan: form.text('purchasePlan'),
    decisionMaker: form.text('decisionMaker'),
    nextStep: form.text('nextStep'),
    quoteSentOn: await pastDay(form, context),
    checklist: form.checks('checklist', CHECKLIST),
  };
};

const pastDay = async (form: FieldReader, { now, workspace }: Context) => {
  const day = await form.day('quoteSentOn');
  return day != null && day > dayOf(now, workspace.zone)
    ? form.fail('quoteSentOn', 'quote-in-future', { on: day })
    : day;
};
