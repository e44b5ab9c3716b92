import type { Money } from './money.ts';
import type { StageId } from './pipeline.ts';

/** From so many closed deals on a stage's own history counts instead of its default. */
export const ENOUGH_CLOSED = 30;

export interface StageForecast {
  stage: StageId;
  open: number;
  openAmount: readonly Money[];
  /** What share of deals here was won in the end, of 1: the stage's history, or its default. */
  share: number;
  /** How many closed deals had reached this stage. */
  closed: number;
  /** `openAmount` times `share`, rounded to the currency's minor unit. */
  expected: readonly Money[];
}

/** Σ amount × share over the open deals, never added across currencies. */
export interface Forecast {
  stages: readonly StageForecast[];
  expected: readonly Money[];
  pace: readonly TargetPace[];
}

export const TARGET_SPANS = ['month', 'quarter'] as const;
export type TargetSpan = (typeof TARGET_SPANS)[number];

export interface Target {
  span: TargetSpan;
  amount: Money;
}

/** How far the month or quarter of a time has come with its target. */
export interface TargetPace {
  span: TargetSpan;
  target: Money;
  /** Won in the period so far, in the target's currency only. */
  won: Money;
  /** Working days begun, of all in the period. */
  daysGone: number;
  days: number;
}
