import type { HelpLine } from '../cards/help-card.ts';
import type { View } from '../cards/kit/view.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { Store } from '../domain/ports/store.ts';
import type { RuleContext } from '../domain/rule-context.ts';
import type { Actor } from '../domain/team/delegate.ts';
import type { Conversation } from '../domain/team/member.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import type { Instant } from '../domain/time.ts';

/** All a command knows of the outside. */
export interface Context {
  store: Store;
  workspace: Workspace;
  /** Who asks. */
  member: Actor;
  /** Where; null where there is no conversation of the team's own (a home tab, the API, a channel shared with others). */
  conversation: Conversation | null;
  /** The channel where it is asked, in which people of other organisations read along or may: nothing is posted there. */
  sharedChannel: Conversation | null;
  now: Instant;
  /** How the person reads: language, zone, names. */
  view: View;
  /** What is committed under it is committed once; null: nothing can be delivered twice here. */
  requestKey: string | null;
}

/** What a handler gets beside its command. */
export interface HandlerContext extends Context {
  /** What can be asked, as it is helped with. */
  help: readonly HelpLine[];
}

/** The same where a command is about a deal: loaded, and the permission on it checked. */
export interface DealContext extends HandlerContext {
  deal: Deal;
}

/** What the rules know of a request. */
export const rulesOf = ({ workspace, now, member }: Context): RuleContext => ({
  workspace,
  now,
  by: member.id,
});
