import type { ChatEvent, Search } from '../../../chat/event.ts';
import type { InboundIdentity } from '../../../domain/ports/team.ts';

/** What asked for an answer decides what the ack may carry and where else the answer can go. */
export type Source =
  | 'command'
  /** A control of a message. */
  | 'message'
  /** A control of a modal or of the home tab. */
  | 'modal'
  | 'home'
  | 'submission'
  | 'shortcut'
  /** Typed to the bot: an event, answered by a message. */
  | 'text';

/** Where the answer to a payload can go. */
export interface ReplyTarget {
  source: Source;
  user: string;
  channel: string | null;
  /** The bot's own conversation with the person: nobody else reads along. */
  direct: boolean;
  thread: string | null;
  responseUrl: string | null;
  /** Opens one modal within three seconds. */
  trigger: string | null;
  /** The pressed control stood on a message only this person sees. */
  isPrivate: boolean;
  /** The modal as Slack sent it along. */
  view: unknown;
}

/** What came in, decoded. */
export type Incoming =
  | { kind: 'event'; event: ChatEvent; replyTarget: ReplyTarget }
  | { kind: 'search'; search: Search }
  | { kind: 'home'; who: InboundIdentity }
  /** A channel is called something else now. */
  | { kind: 'renamed'; tenant: string; channel: string }
  /** Somebody's profile is different now, or their account was closed. */
  | { kind: 'person-changed'; tenant: string; user: string }
  /** The token was taken away, or the app removed. */
  | { kind: 'revoked' }
  /** Nothing for the bot: acked and forgotten. */
  | { kind: 'none' };

/** Nothing for the bot. */
export const NONE: Incoming = { kind: 'none' };
