import { dayOf, isDay } from '../calendar/calendar.ts';
import { normaliseEmail, normalisePhone, regionOf } from '../leads/contact.ts';
import { isMoney, type Money } from '../money.ts';
import { CHECKLIST, type ChecklistItem } from '../pipeline/pipeline.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidyOrNull } from '../text.ts';
import type { Day } from '../time.ts';
import type { CustomChanges } from './custom-values.ts';
import type { DealFields, DealPatch } from './deal.ts';

/** What a person may set directly. null empties a field, an absent one stays as it is. */
export type EditableFields = {
  [K in EditableKey]?: DealFields[K] | undefined;
} & { custom?: CustomChanges | undefined };
type EditableKey =
  | 'company'
  | 'contact'
  | 'phone'
  | 'email'
  | 'need'
  | 'source'
  | 'campaign'
  | 'referredBy'
  | 'amount'
  | 'painPoint'
  | 'purchasePlan'
  | 'decisionMaker'
  | 'nextStep'
  | 'quoteSentOn'
  | 'checklist';

/** The fields as they are stored; RuleError for what cannot be. */
export const readFields = (fields: EditableFields, ctx: RuleContext): DealPatch => ({
  ...(fields.company !== undefined && { company: readCompany(fields.company) }),
  ...(fields.contact !== undefined && { contact: tidyOrNull(fields.contact) }),
  ...(fields.phone !== undefined && { phone: readPhone(fields.phone, ctx) }),
  ...(fields.email !== undefined && { email: readEmail(fields.email) }),
  ...(fields.need !== undefined && { need: tidyOrNull(fields.need) }),
  ...(fields.source !== undefined && { source: tidyOrNull(fields.source) }),
  ...(fields.campaign !== undefined && { campaign: tidyOrNull(fields.campaign) }),
  ...(fields.referredBy !== undefined && { referredBy: tidyOrNull(fields.referredBy) }),
  ...(fields.amount !== undefined && { amount: readAmount(fields.amount) }),
  ...(fields.painPoint !== undefined && { painPoint: tidyOrNull(fields.painPoint) }),
  ...(fields.purchasePlan !== undefined && { purchasePlan: tidyOrNull(fields.purchasePlan) }),
  ...(fields.decisionMaker !== undefined && { decisionMaker: tidyOrNull(fields.decisionMaker) }),
  ...(fields.nextStep !== undefined && { nextStep: tidyOrNull(fields.nextStep) }),
  ...(fields.quoteSentOn !== undefined && { quoteSentOn: readQuoteDay(fields.quoteSentOn, ctx) }),
  ...(fields.checklist !== undefined && { checklist: readChecklist(fields.checklist) }),
  ...(fields.custom !== undefined && { custom: fields.custom }),
});

const readCompany = (text: string): string => {
  const company = tidyOrNull(text);
  if (company === null) throw new RuleError('company-required');
  return company;
};

const readPhone = (text: string | null, ctx: RuleContext): string | null => {
  const phone = tidyOrNull(text);
  return phone === null ? null : normalisePhone(phone, regionOf(ctx.workspace));
};

const readEmail = (text: string | null): string | null => {
  const typed = tidyOrNull(text);
  if (typed === null) return null;
  const email = normaliseEmail(typed);
  if (email === null) throw new RuleError('bad-email', { email: typed });
  return email;
};

const readAmount = (amount: Money | null): Money | null => {
  if (amount === null) return null;
  if (!isMoney(amount)) throw new RuleError('bad-amount');
  return { minor: amount.minor, currency: amount.currency };
};

const readQuoteDay = (day: Day | null, ctx: RuleContext): Day | null => {
  if (day === null) return null;
  if (!isDay(day)) throw new RuleError('bad-day', { text: day });
  if (day > dayOf(ctx.now, ctx.workspace.zone)) throw new RuleError('quote-in-future', { on: day });
  return day;
};

const readChecklist = (items: readonly ChecklistItem[]): ChecklistItem[] =>
  CHECKLIST.filter((item) => items.includes(item));
