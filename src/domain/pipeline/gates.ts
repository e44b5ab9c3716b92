import type { DealFields } from '../deals/deal.ts';
import { fieldNamed, isFilled, valueIn } from './field-values.ts';
import { type Criterion, type Pipeline, rank, type StageId } from './pipeline.ts';

/** The deal may go on once these are met; `needsReason`: once somebody says why. */
export interface Missing {
  kind: 'missing';
  to: StageId | 'won';
  criteria: Criterion[];
  needsReason: boolean;
}

/** Those of `criteria` that the deal does not meet, in their order, each once. */
export const unmetCriteria = (deal: DealFields, criteria: readonly Criterion[]): Criterion[] =>
  [...new Map(criteria.map((one) => [JSON.stringify(one), one])).values()].filter((one) => !meets(deal, one));

/** What leaving every stage from `from` up to but not including the one ranked `before` asks for. */
export const criteriaBetween = (pipeline: Pipeline, from: StageId, before: number): Criterion[] =>
  pipeline.stages.slice(rank(pipeline, from), before).flatMap((stage) => stage.toLeave);

const meets = (deal: DealFields, criterion: Criterion): boolean => {
  if ('field' in criterion) return hasField(deal, criterion.field);
  if ('anyOf' in criterion) return criterion.anyOf.some((id) => hasField(deal, id));
  if ('touch' in criterion) return deal.contactedAt !== null;
  return isAllTicked(deal, criterion.checklist);
};

const hasField = (deal: DealFields, id: string): boolean =>
  isFilled(deal, { id }) || fieldNamed(id)?.orElse?.(deal) === true;

const isAllTicked = (deal: DealFields, id: string): boolean => {
  const type = fieldNamed(id)?.type;
  const ticked = valueIn(deal, { id });
  return (
    type?.kind === 'checks' && Array.isArray(ticked) && type.options.every((one) => ticked.includes(one))
  );
};
