import type { LostReason } from '../deals/deal.ts';
import type { Money } from '../money.ts';
import type { StageId } from '../pipeline/pipeline.ts';
import type { MemberId } from '../team/ids.ts';
import type { Day, Instant } from '../time.ts';

/** Half-open [start, end). */
export interface Period {
  start: Instant;
  end: Instant;
}

/** Whose deals a figure is about. */
export interface FigureScope {
  owner: MemberId | null;
  /** Deals whose owner is in this team (`Member.team`). */
  team: string | null;
  source: string | null;
}

export const EVERYBODY: FigureScope = { owner: null, team: null, source: null };

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
  /** Completed visits that ended in the period, also by a way back: those that the two times are of. */
  visits: number;
  /** Over those visits, in ms; null when there is none. */
  medianTime: number | null;
  p90Time: number | null;
}

export interface FunnelFigures {
  period: Period;
  stages: readonly StageFigures[];
  /** Outcomes: what was won or lost in the period and still was at its end (now, while it runs), by closing date. */
  won: number;
  wonAmount: readonly Money[];
  lost: number;
  lostReasons: readonly { reason: LostReason; deals: number }[];
  /** Outcomes of an earlier period that were taken back in this one: the deals are open again, or were. */
  reopened: number;
  /** won / (won + lost); null when nothing closed. */
  winRate: number | null;
  /** Median ms from created to won of the deals won in the period. */
  cycle: number | null;
  newLeads: number;
  newBySource: readonly { source: string | null; deals: number }[];
  /** Of the new leads, those with a referrer. */
  referred: number;
}

/**
 * What a channel brought and cost in a period. `null` figures have nothing to divide by; so have those that compare
 * everybody's spend or sessions with the deals of some: of one owner or one team.
 */
export interface SourceFigures {
  source: string | null;
  /** null: all campaigns of the source. */
  campaign: string | null;
  newLeads: number;
  won: number;
  wonAmount: readonly Money[];
  /** Companies whose first won deal closed in the period, by that deal's source. */
  newCustomers: number;
  spend: readonly Money[];
  impressions: number;
  reach: number;
  sessions: number;
  interactions: number;
  /** newLeads / sessions. */
  leadRate: number | null;
  /** spend / newCustomers, in each currency spent. */
  cac: readonly Money[];
  /** (won amount − spend) / spend, of 1; null also where either is in several currencies or they differ. */
  roi: number | null;
}

/** A customer is a company with a won deal; each of its won deals is an order. */
export interface CustomerFigures {
  customers: number;
  /** Customers with at least two orders. */
  repeat: number;
  /** repeat / customers. */
  repurchaseRate: number | null;
  /** Won amount per customer who bought in that currency, averaged. */
  ltv: readonly Money[];
}

/** Channel figures of one day, as somebody entered them; a later entry of the same day replaces what it names. */
export interface Spend {
  source: string;
  campaign: string | null;
  day: Day;
  amount: Money | null;
  impressions: number | null;
  reach: number | null;
  sessions: number | null;
  interactions: number | null;
}
