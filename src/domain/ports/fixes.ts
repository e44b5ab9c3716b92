import type { Period } from '../reports/figures.ts';
import type { Fix, FixId } from '../team/fix.ts';
import type { MemberId, WorkspaceId } from '../team/member.ts';
import type { Instant } from '../time.ts';

/** Next actions that are about no deal. */
export interface FixStore {
  /** Queues the message to the owner along with it, unless they gave it to themselves. A key adds once. */
  add(workspace: WorkspaceId, fix: Omit<Fix, 'id' | 'doneAt'>, requestKey: string | null): Promise<Fix>;
  find(workspace: WorkspaceId, id: FixId): Promise<Fix | null>;
  /** The first to finish it decides when; null: there is none of that id. */
  finish(workspace: WorkspaceId, id: FixId, at: Instant): Promise<Fix | null>;
  /** Those to do, by time: of one member (null: of all), due in [start, end). */
  list(workspace: WorkspaceId, owner: MemberId | null, due: Period): Promise<readonly Fix[]>;
}
