import type { MemberId } from './member.ts';
import type { Instant } from './time.ts';
import type { Workspace } from './workspace.ts';

/** What every rule may know beyond its deal. `by` null: the bot itself acts. */
export interface RuleContext {
  workspace: Workspace;
  now: Instant;
  by: MemberId | null;
}
