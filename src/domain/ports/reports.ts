import type { DealId } from '../deals/deal.ts';
import type { DigestKind, Section } from '../digests/digest-settings.ts';
import type { MorningNote, StuckDigest, StuckLine } from '../digests/message.ts';
import type { FigureScope, FunnelFigures, Period, SourceFigures } from '../reports/figures.ts';
import type { Forecast } from '../reports/forecast.ts';
import type { LostFigures } from '../reports/lost.ts';
import type { Summary } from '../reports/summary.ts';
import type { Workspace } from '../team/workspace.ts';
import type { Instant } from '../time.ts';

/** Which of the stuck deals are wanted. */
export interface StuckAsk {
  now: Instant;
  scope: FigureScope;
  /** Lines in the digest's order: owners with the most at risk first, and within one the largest amounts. */
  offset: number;
  limit: number;
  /** The deals that were stuck when the last digest was made; null: no digest yet, or nobody wants to know. */
  before: readonly DealId[] | null;
}

/** The stuck deals as a digest shows them, and all their ids for the next one's progress. */
export interface StuckReport extends Pick<StuckDigest, 'lines' | 'total' | 'owners' | 'progress'> {
  lines: readonly StuckLine[];
  /** All stuck deals, in order of id. */
  deals: readonly DealId[];
}

/** What a summary is wanted of. */
export interface SummaryAsk {
  kind: Exclude<DigestKind, 'stuck'>;
  /** The week or quarter it is about. */
  period: Period;
  now: Instant;
  scope: FigureScope;
  sections: readonly Section[];
}

/** What is wanted of each owner's morning. */
export interface MorningAsk {
  now: Instant;
  /** Follow-ups before this are due. */
  until: Instant;
  /** The most follow-ups, and stuck deals, that are wanted of each owner. */
  followUps: number;
  stuck: number;
}

/** What an owner's deals ask of them today. */
export type Morning = Omit<MorningNote, 'until' | 'fixes'>;

/**
 * The questions that need many deals at once. Whoever answers does not hold up anybody else meanwhile: see
 * the store for where they run.
 */
export interface Reports {
  funnel(workspace: Workspace, period: Period, scope: FigureScope): Promise<FunnelFigures>;
  stuck(workspace: Workspace, ask: StuckAsk): Promise<StuckReport>;
  /** Of each owner with a follow-up due or a stuck deal: the first of both. In order of owner. */
  mornings(workspace: Workspace, ask: MorningAsk): Promise<readonly Morning[]>;
  summary(workspace: Workspace, ask: SummaryAsk): Promise<Summary>;
  forecast(workspace: Workspace, now: Instant, scope: FigureScope): Promise<Forecast>;
  /** Channel figures of a period, by source, or by campaign within each source. The most leads first. */
  sources(
    workspace: Workspace,
    period: Period,
    scope: FigureScope,
    by: 'source' | 'campaign',
  ): Promise<readonly SourceFigures[]>;
  /** What was lost in a period, and where and why. */
  lost(workspace: Workspace, period: Period): Promise<LostFigures>;
}
