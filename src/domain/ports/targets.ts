import type { Money } from '../money.ts';
import type { Target, TargetSpan } from '../reports/forecast.ts';
import type { WorkspaceId } from '../team/member.ts';

/** What a team wants to win in a month and in a quarter: at most one amount of each. */
export interface TargetStore {
  list(workspace: WorkspaceId): Promise<readonly Target[]>;
  /** null: no target for that span any more. */
  save(workspace: WorkspaceId, span: TargetSpan, amount: Money | null): Promise<void>;
}
