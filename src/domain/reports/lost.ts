import type { LostReason } from '../deals/deal.ts';
import type { Money } from '../money.ts';
import type { StageId } from '../pipeline/pipeline.ts';
import type { Day } from '../time.ts';
import type { Period } from './figures.ts';
import type { LostDeal } from './summary.ts';

/** Lost deals together. */
export interface LostCount {
  deals: number;
  amount: readonly Money[];
}

/** A lost deal that may be worth another try. */
export interface LostAt extends LostDeal {
  version: number;
  stage: StageId;
  winBackOn: Day | null;
  /** Since the period ended somebody has opened it again. */
  reopened: boolean;
}

/** What was lost in a period and still was at its end, by closing date. */
export interface LostFigures extends LostCount {
  period: Period;
  /** The most deals first. */
  reasons: readonly (LostCount & { reason: LostReason })[];
  /** Where they stood, in the pipeline's order; stages that lost nothing are left out. */
  stages: readonly (LostCount & { stage: StageId })[];
  /** At most five: of the team's own currency first, then of each other; never ranked across currencies. */
  largest: readonly LostAt[];
}
