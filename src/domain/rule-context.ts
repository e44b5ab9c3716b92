import type { MemberId } from './team/member.ts';
import type { Workspace } from './team/workspace.ts';
import type { Instant } from './time.ts';

/** What every rule may know beyond its deal. `by` null: the bot itself acts. */
export interface RuleContext {
  workspace: Workspace;
  now: Instant;
  by: MemberId | null;
}
