import type { Due } from '../calendar/due.ts';
import type { OwnValues } from '../pipeline/field-values.ts';
import type { StageId } from '../pipeline/pipeline.ts';
import type { MemberId, WorkspaceId } from '../team/ids.ts';
import type { Day, Instant } from '../time.ts';
import type { CustomChanges, CustomValues } from './custom-values.ts';

export type DealId = number;
export type Status = 'open' | 'won' | 'lost';

export const LOST_REASONS = [
  'price',
  'competitor',
  'no-budget',
  'no-decision',
  'timing',
  'no-response',
  'not-a-fit',
  'duplicate',
  'other',
] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** The next action. `text` may be empty. */
export interface FollowUp extends Due {
  text: string;
}

/** The ball is with the customer since `since`; the owner is reminded at `due`. `what`: quote, contract… */
export interface Waiting {
  what: string;
  since: Instant;
  due: Instant;
  /** See `Due`. */
  overdueAfter?: Instant;
}

/** When the customer's answer is due. */
export const answerDue = ({ due, overdueAfter }: Waiting): Due => ({
  at: due,
  ...(overdueAfter !== undefined && { overdueAfter }),
});

/** Everything about a deal that its history decides: the fold of its events. */
export interface DealFields extends OwnValues {
  status: Status;
  stage: StageId;
  /** The furthest stage ever reached (undone moves excepted); decides first arrivals. */
  furthest: StageId;
  stageEnteredAt: Instant;
  closedAt: Instant | null;
  lostReason: LostReason | null;
  lostText: string | null;
  winBackOn: Day | null;

  /** The last logged two-way contact (call or meeting). */
  contactedAt: Instant | null;

  followUp: FollowUp | null;
  waiting: Waiting | null;
  snoozedUntil: Instant | null;

  /** Of the fields that have no property of their own. */
  custom: CustomValues;
}

/** Some of a deal's fields, as a change sets them. */
export type DealPatch = Partial<Omit<DealFields, 'custom'>> & { custom?: CustomChanges };

export interface Deal extends DealFields {
  id: DealId;
  workspace: WorkspaceId;
  /** Per workspace, from 1, without gaps. What people call the deal: `#12`. */
  number: number;
  /** 1 at creation, one more with each committed change. */
  version: number;
  createdAt: Instant;
  createdBy: MemberId | null;
  lastEventAt: Instant;
}
