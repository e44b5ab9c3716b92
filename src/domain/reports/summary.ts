import type { DealId, LostReason } from '../deals/deal.ts';
import type { DigestKind, Section } from '../digests/digest-settings.ts';
import type { Money } from '../money.ts';
import type { StageId } from '../pipeline/pipeline.ts';
import type { MemberId } from '../team/member.ts';
import type { Instant } from '../time.ts';
import type { CustomerFigures, FigureScope, FunnelFigures, Period, SourceFigures } from './figures.ts';
import type { Forecast } from './forecast.ts';

/** What a summary is about. */
export const SUMMARY_SPAN = { weekly: 'week', quarterly: 'quarter' } as const;

/** A share of fewer deals than this says of how many, and is never compared nor called a trend. */
export const ENOUGH = 20;

/** One deal as a line of a report. */
export interface NamedDeal {
  id: DealId;
  number: number;
  company: string;
  amount: Money | null;
  owner: MemberId | null;
}

/** A deal that was lost, and why. */
export interface LostDeal extends NamedDeal {
  reason: LostReason;
  text: string | null;
}

/** The stage (堵点) whose step conversion, at its own best of the last twelve weeks, would add the most won amount. */
export interface Bottleneck {
  stage: StageId;
  /** Of the deals that left in the period, the share not lost. */
  conversion: number;
  exits: number;
  /** Its conversion at best in the twelve weeks before the period's end, in a week or a run of them with `ENOUGH` exits. */
  best: number;
  /** Deals that would have gone on besides. */
  extra: number;
  /** What they would bring: times the share of the next stage that is won, times the average won amount. */
  gain: Money | null;
  /** Three open deals of the stage, the most valuable first. */
  examples: readonly NamedDeal[];
  open: number;
}

/** Who moved deals on in the period. */
export interface Leader {
  member: MemberId;
  /** Moves forward, wins included. */
  moves: number;
  /** Those that were still won at the end of the period. */
  won: number;
  wonAmount: readonly Money[];
}

/** Open deals that lack what a forecast and a next step need. */
export interface DataQuality {
  open: number;
  withoutAmount: number;
  withoutSource: number;
  /** Neither a follow-up nor a wait. */
  withoutNextStep: number;
}

export interface TrendPoint {
  period: Period;
  newLeads: number;
  won: number;
  lost: number;
}

/** Of the deals that reached `stage` in a period, how many have reached each later one by now. */
export interface CohortRow {
  stage: StageId;
  reached: number;
  later: readonly { stage: StageId | 'won'; deals: number }[];
}

/** A week or a quarter, as it is posted. */
export interface Summary {
  kind: Exclude<DigestKind, 'stuck'>;
  at: Instant;
  scope: FigureScope;
  sections: readonly Section[];
  figures: FunnelFigures;
  before: FunnelFigures;
  bottleneck: Bottleneck | null;
  /** The most valuable ones, at most five. */
  wins: readonly NamedDeal[];
  losses: readonly LostDeal[];
  sources: readonly SourceFigures[];
  forecast: Forecast;
  /** At most five, the most moves first. */
  leaders: readonly Leader[];
  quality: DataQuality;
  /** Twelve periods, the oldest first; the last is `figures.period`. */
  trend: readonly TrendPoint[];
  /** Of the quarterly review only. */
  cohort: readonly CohortRow[];
  customers: CustomerFigures | null;
}
