import type { FormValues } from '../../../cards/kit/form.ts';
import type { ChatEvent } from '../../../chat/event.ts';

/** What asked for an answer decides what may go back at once and where else the answer can go. */
export type Source =
  /** Typed to the bot, or chosen from its menu: events, answered by a message. */
  | 'text'
  /** A control of a card. */
  | 'press'
  /** The submit button of a form card, which only its reader has. */
  | 'submission';

/** Where the answer to an event can go. */
export interface ReplyTarget {
  source: Source;
  /** The same for each delivery of the same act. */
  act: string | null;
  tenant: string;
  user: string;
  /** null: only the person is known. */
  chat: string | null;
  /** The bot's own conversation with the person: nobody else reads along. */
  direct: boolean;
  /** The card that was pressed. */
  messageId: string | null;
  /** Changes that card later: for half an hour, twice. */
  updateToken: string | null;
  /** Of a submission: what opens the form anew, and what was filled in. */
  again: unknown;
  values: FormValues;
}

/** What came in, decoded. */
export type Incoming =
  | { kind: 'event'; event: ChatEvent; replyTarget: ReplyTarget }
  /** A form is not wanted any more; `title` is what it was called. */
  | { kind: 'cancel'; title: string }
  /** A group is called something else now. */
  | { kind: 'renamed'; tenant: string; chat: string }
  /** Somebody's profile is different now, or they have left. */
  | { kind: 'person-changed'; tenant: string; user: string }
  /** Nothing for the bot: answered and forgotten. */
  | { kind: 'none' };

/** Nothing for the bot. */
export const NONE: Incoming = { kind: 'none' };
