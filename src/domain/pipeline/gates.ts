import type { DealFields } from '../deals/deal.ts';
import { CHECKLIST, type Criterion, type Pipeline, rank, type StageId } from './pipeline.ts';

/** The deal may go on once these are met; `needsReason`: once somebody says why. */
export interface Missing {
  kind: 'missing';
  to: StageId | 'won';
  criteria: Criterion[];
  needsReason: boolean;
}

/** Those of `criteria` that the deal does not meet, in their order, each once. */
export const unmetCriteria = (deal: DealFields, criteria: readonly Criterion[]): Criterion[] =>
  [...new Set(criteria)].filter((criterion) => !meets(deal, criterion));

/** What leaving every stage from `from` up to but not including the one ranked `before` asks for. */
export const criteriaBetween = (pipeline: Pipeline, from: StageId, before: number): Criterion[] =>
  pipeline.stages.slice(rank(pipeline, from), before).flatMap((stage) => stage.toLeave);

const meets = (deal: DealFields, criterion: Criterion): boolean => {
  switch (criterion) {
    case 'owner':
      return deal.owner !== null;
    case 'source':
      return deal.source !== null;
    case 'reachable':
      return deal.phone !== null || deal.email !== null;
    case 'contacted':
      return deal.contactedAt !== null;
    case 'next-step':
      // A planned follow-up is the next step, with a time.
      return deal.nextStep !== null || deal.followUp !== null;
    case 'pain-point':
      return deal.painPoint !== null;
    case 'purchase-plan':
      return deal.purchasePlan !== null;
    case 'decision-maker':
      return deal.decisionMaker !== null;
    case 'amount':
      return deal.amount !== null;
    case 'quote-sent':
      return deal.quoteSentOn !== null;
    case 'closing-checklist':
      return CHECKLIST.every((item) => deal.checklist.includes(item));
    default:
      return criterion satisfies never;
  }
};
