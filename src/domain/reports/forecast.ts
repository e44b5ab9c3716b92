import { type Money, sumByCurrency } from '../money.ts';
import type { Pipeline, Stage, StageId } from '../pipeline/pipeline.ts';
import type { StageFigures } from './figures.ts';

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
  /** Of the team's targets; none where only the deals of some are looked at. */
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

/** How the closed deals ended that had reached a stage. */
export interface StageOutcome {
  stage: StageId;
  won: number;
  lost: number;
}

/** What share of the deals that reach a stage is won in the end: its history, or its default until that is enough. */
export const winShareOf = (
  stage: Stage,
  outcomes: readonly StageOutcome[],
): Pick<StageForecast, 'share' | 'closed'> => {
  const { won, lost } = outcomes.find((outcome) => outcome.stage === stage.id) ?? { won: 0, lost: 0 };
  const closed = won + lost;
  return { share: closed < ENOUGH_CLOSED ? stage.winShare : won / closed, closed };
};

/** What the open deals are expected to bring, by how deals that reached the same stages ended. */
export const forecastOf = (
  { stages }: Pipeline,
  standing: readonly Pick<StageFigures, 'stage' | 'open' | 'openAmount'>[],
  outcomes: readonly StageOutcome[],
): Omit<Forecast, 'pace'> => {
  const rows = stages.map((stage): StageForecast => {
    const { open, openAmount } = standing.find((row) => row.stage === stage.id) ?? {
      open: 0,
      openAmount: [],
    };
    const { share, closed } = winShareOf(stage, outcomes);
    const expected = openAmount.map(({ minor, currency }) => ({
      minor: Math.round(minor * share),
      currency,
    }));
    return { stage: stage.id, open, openAmount, share, closed, expected };
  });
  return { stages: rows, expected: sumByCurrency(rows.flatMap((row) => row.expected)) };
};
