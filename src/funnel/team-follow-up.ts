import type { MemberId } from './member.ts';
import type { Instant } from './time.ts';

export type TeamFollowUpId = number;

/** A next action that is about no deal: a fix that the weekly meeting assigned. */
export interface TeamFollowUp {
  id: TeamFollowUpId;
  owner: MemberId;
  at: Instant;
  text: string;
  by: MemberId | null;
  createdAt: Instant;
  /** null: still to do. */
  doneAt: Instant | null;
}
