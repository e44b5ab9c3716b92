import type { Money } from '../../domain/money.ts';
import type { MemberId } from '../../domain/team/member.ts';
import type { DealInput } from '../deals/deal-input.ts';

/** What a quick add's text was understood as. */
export interface UnderstoodLead {
  company: string | null;
  contact: string | null;
  phone: string | null;
  email: string | null;
  amount: Money | null;
  source: string | null;
  campaign: string | null;
  referredBy: string | null;
  owner: MemberId | null;
  /** Fields that only a label says. */
  others: DealInput;
  /** Everything that was nothing else, so that nothing is lost. */
  need: string | null;
}
