import type { TimeOff } from '../calendar/work-calendar.ts';
import type { MemberId, WorkspaceId } from '../team/member.ts';
import type { Day } from '../time.ts';

/** When a team and its members do not work. What is kept is read with the workspace and the members. */
export interface CalendarStore {
  /** Replaces what overlaps. `drop`: takes the member's times off that end on this day or later back first. */
  saveTimeOff(
    workspace: WorkspaceId,
    member: MemberId,
    timeOff: TimeOff | null,
    drop: Day | null,
  ): Promise<void>;
  /** The team's own days in place of what it had on them; `working` null: the country decides again. */
  saveOwnDays(
    workspace: WorkspaceId,
    days: readonly { day: Day; working: boolean | null; name: string }[],
  ): Promise<void>;
}
