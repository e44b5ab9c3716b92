import type { View } from '../cards/kit/view.ts';
import type { Store } from '../domain/ports/store.ts';
import type { Actor } from '../domain/team/delegate.ts';
import type { Conversation } from '../domain/team/member.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import type { Instant } from '../domain/time.ts';
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
