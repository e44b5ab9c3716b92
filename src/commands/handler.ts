import type { View } from '../cards/view.ts';
import type { Conversation } from '../funnel/member.ts';
import type { Actor } from '../funnel/stand-in.ts';
import type { Store } from '../funnel/store.ts';
import type { Instant } from '../funnel/time.ts';
import type { Workspace } from '../funnel/workspace.ts';
import type { CommandKind, CommandOf } from './command.ts';
import type { Reply } from './reply.ts';

/** All a handler knows of the outside. */
export interface Context {
  store: Store;
  workspace: Workspace;
  /** Who asks. */
  member: Actor;
  /** Where; null where there is no conversation (a home tab, the API). */
  conversation: Conversation | null;
  now: Instant;
  /** How the person reads: language, zone, names. */
  view: View;
  /** The request's key: what is committed under it is committed once. */
  key: string | null;
}

export type Handler<K extends CommandKind> = (command: CommandOf<K>, context: Context) => Promise<Reply>;
export type Handlers = { [K in CommandKind]: Handler<K> };
