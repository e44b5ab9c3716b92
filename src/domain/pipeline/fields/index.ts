import { amount } from './amount.ts';
import { campaign } from './campaign.ts';
import { checklist } from './checklist.ts';
import { company } from './company.ts';
import { contact } from './contact.ts';
import { decisionMaker } from './decision-maker.ts';
import { email } from './email.ts';
import { need } from './need.ts';
import { nextStep } from './next-step.ts';
import { owner } from './owner.ts';
import { painPoint } from './pain-point.ts';
import { phone } from './phone.ts';
import { purchasePlan } from './purchase-plan.ts';
import { quoteSentOn } from './quote-sent-on.ts';
import { referredBy } from './referred-by.ts';
import { source } from './source.ts';

/** The fields every team has, in the order in which the history names them. A new one is one file here, and its line. */
export const FIELDS = [
  company,
  contact,
  phone,
  email,
  need,
  source,
  campaign,
  referredBy,
  amount,
  owner,
  painPoint,
  purchasePlan,
  decisionMaker,
  nextStep,
  quoteSentOn,
  checklist,
] as const;

export type Field = (typeof FIELDS)[number];
export type FieldId = Field['id'];
