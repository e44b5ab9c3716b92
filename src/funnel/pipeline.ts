export type Language = 'en' | 'zh-CN';
export type Phase = 'awareness' | 'interest' | 'consideration' | 'action' | 'loyalty';
/** Stable for the life of the workspace; names are data and may change. */
export type StageId = string;

/** What a deal must have before it leaves a stage forward. */
export type Criterion =
  | 'owner'
  | 'source'
  | 'reachable'
  | 'contacted'
  | 'next-step'
  | 'pain-point'
  | 'purchase-plan'
  | 'decision-maker'
  | 'amount'
  | 'quote-sent'
  | 'closing-checklist';

export const CHECKLIST = ['budget', 'decision-maker', 'finance-legal', 'terms', 'payment'] as const;
export type ChecklistItem = (typeof CHECKLIST)[number];

export interface Stage {
  id: StageId;
  names: Record<Language, string>;
  phase: Phase;
  /** Working days a deal may stand here before it is stuck. */
  limitDays: number;
  /** What leaving this stage forward (or winning from it) requires. */
  toLeave: readonly Criterion[];
}

/** Ordered: the index of a stage is its rank in the funnel. Never empty. */
export interface Pipeline {
  stages: readonly Stage[];
}
