import { z } from 'zod';
import { CHECKLIST } from '../../domain/pipeline/pipeline.ts';
import { day, longText, money } from '../inputs.ts';

/** What a person may set on a deal directly; null empties a field, an absent one is left as it is. */
export const dealInput = z.strictObject({
  company: z.string().min(1).max(200).optional(),
  contact: z.string().max(200).nullable().optional(),
  phone: z.string().max(60).nullable().optional(),
  email: z.string().max(254).nullable().optional(),
  need: longText.nullable().optional(),
  source: z.string().max(100).nullable().optional(),
  campaign: z.string().max(100).nullable().optional(),
  referredBy: z.string().max(200).nullable().optional(),
  amount: money.nullable().optional(),
  painPoint: longText.nullable().optional(),
  purchasePlan: longText.nullable().optional(),
  decisionMaker: longText.nullable().optional(),
  nextStep: longText.nullable().optional(),
  quoteSentOn: day.nullable().optional(),
  checklist: z.array(z.enum(CHECKLIST)).optional(),
});
export type DealInput = z.infer<typeof dealInput>;
