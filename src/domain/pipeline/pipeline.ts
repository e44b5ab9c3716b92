import type { Language } from '../language.ts';
import { RuleError } from '../rule-error.ts';

export type Phase = 'awareness' | 'interest' | 'consideration' | 'action' | 'loyalty';
/** Stable for the life of the workspace; names are data and may change. */
export type StageId = string;

/** What a deal must have before it leaves a stage forward. */
export type Criterion =
  /** The field of this id is filled. */
  | { readonly field: string }
  /** One of them is. */
  | { readonly anyOf: readonly string[] }
  /** The customer answered, by phone or in person. */
  | { readonly touch: 'two-way' }
  /** Every option of the field of this id is ticked. */
  | { readonly checklist: string };

export interface Stage {
  id: StageId;
  names: Record<Language, string>;
  phase: Phase;
  /** Working days a deal may stand here before it is stuck. */
  limitDays: number;
  /** What share of deals here is expected to be won, of 1, until enough have closed to tell. */
  winShare: number;
  /** What leaving this stage forward (or winning from it) requires. */
  toLeave: readonly Criterion[];
}

/** Ordered: the index of a stage is its rank in the funnel. Never empty. */
export interface Pipeline {
  stages: readonly Stage[];
}

/** Where a stage stands in the funnel, from 0. Throws RuleError for a stage the pipeline has not. */
export const rank = (pipeline: Pipeline, stage: StageId): number => {
  const index = pipeline.stages.findIndex((candidate) => candidate.id === stage);
  if (index < 0) throw new RuleError('unknown-stage', { stage });
  return index;
};

/** Throws RuleError for a stage the pipeline has not. */
export const stageOf = (pipeline: Pipeline, id: StageId): Stage => {
  const stage = pipeline.stages.find((candidate) => candidate.id === id);
  if (stage === undefined) throw new RuleError('unknown-stage', { stage: id });
  return stage;
};

/** null after the last one. */
export const nextStage = (pipeline: Pipeline, id: StageId): Stage | null =>
  pipeline.stages[rank(pipeline, id) + 1] ?? null;

/** Where a new deal begins. */
export const firstStage = (pipeline: Pipeline): Stage => stageAt(pipeline, 0);

export const lastStage = (pipeline: Pipeline): Stage => stageAt(pipeline, pipeline.stages.length - 1);

const stageAt = (pipeline: Pipeline, index: number): Stage => {
  const stage = pipeline.stages[index];
  if (stage === undefined) throw new RuleError('unknown-stage', { stage: '' });
  return stage;
};
