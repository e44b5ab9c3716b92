import type { LiveDigest } from '../digests/message.ts';
import type { WorkspaceId } from '../team/member.ts';

/** The posted stuck digests that are kept true, by the outbox id they were sent under. */
export interface LiveDigestStore {
  /** null: it is history. */
  find(workspace: WorkspaceId, id: number): Promise<LiveDigest | null>;
  /** Forgets a digest whose message is gone. */
  drop(workspace: WorkspaceId, id: number): Promise<void>;
}
