import type { Spend } from '../reports/figures.ts';
import type { WorkspaceId } from '../team/member.ts';

/** Channel figures as people enter them. */
export interface SpendStore {
  /** Figures that are null stay what they were for that source, campaign and day. Returns what they are now. */
  save(workspace: WorkspaceId, spend: Spend): Promise<Spend>;
}
