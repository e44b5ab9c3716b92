import type { LostReason } from './deal.ts';
import type { MemberId } from './member.ts';
import type { Money } from './money.ts';
import type { StageId } from './pipeline.ts';
import type { Instant } from './time.ts';

/** Half-open [start, end). */
export interface Period {
  start: Instant;
  end: Instant;
}

/** Whose deals a figure is about. */
export interface FigureScope {
  owner: MemberId | null;
  source: string | null;
}

export interface StageFigures {
  stage: StageId;
  /** Open deals standing here now. */
  open: number;
  openAmount: readonly Money[];
  /** Deals whose first arrival here or further falls in the period. */
  reached: number;
  /** Of the deals that left here in the period forward, won or lost: those whose last such exit was not lost. */
  advanced: number;
  lost: number;
  /** advanced / (advanced + lost); null when nobody left. */
  conversion: number | null;
  /** Over completed visits that ended in the period, in ms; null when none did. */
  medianTime: number | null;
  p90Time: number | null;
}

export interface FunnelFigures {
  period: Period;
  stages: readonly StageFigures[];
  /** By closing date. */
  won: number;
  wonAmount: readonly Money[];
  lost: number;
  lostReasons: readonly { reason: LostReason; deals: number }[];
  /** won / (won + lost); null when nothing closed. */
  winRate: number | null;
  /** Median ms from created to won of the deals won in the period. */
  cycle: number | null;
  newLeads: number;
  newBySource: readonly { source: string | null; deals: number }[];
}
