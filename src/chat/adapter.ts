import type { Card } from '../cards/kit/card.ts';
import type { Options, Reply } from '../commands/reply.ts';
import type { Account, InboundIdentity } from '../domain/ports/team.ts';
import type { Conversation, MemberId, Platform } from '../domain/team/member.ts';
import type { Known } from '../domain/team/standing.ts';
import type { ChatEvent, Search } from './event.ts';

/** What dispatch offers to the adapters. Never rejects: a failure is a reply. */
export interface Dispatcher {
  dispatch(event: ChatEvent): Promise<Reply>;
  search(search: Search): Promise<Options>;
  /** The person's own page: open deals, follow-ups, stuck ones. */
  home(who: InboundIdentity): Promise<Card>;
}

/** The platform's id of a channel, or of a user to be written to directly. */
export type Address = { tenant: string } & ({ conversation: string } | { user: string });

/** The platform's ids of the members a card mentions. */
export type MentionIds = ReadonlyMap<MemberId, string>;

/** A message that arrived, and its id there. */
export interface Delivered {
  /** The conversation the message really went to (a direct one has its own id). */
  conversation: string;
  messageId: string;
}

/** One messenger. `post`, `update` and `find` throw `DeliveryError` and end within the adapter's time limit. */
export interface ChatAdapter {
  readonly platform: Platform;
  start(dispatcher: Dispatcher): Promise<void>;
  stop(): Promise<void>;
  /** Who somebody is; their standing is `unknown` where the messenger does not say in time. Never rejects. */
  whoIs(account: Account): Promise<Known>;
  /** Whether people of other organisations read the channel; null: the messenger does not say in time. Never rejects. */
  isShared(channel: Pick<Conversation, 'tenant' | 'external'>): Promise<boolean | null>;
  /** `key` goes along with the message, so that `find` can tell whether it arrived. */
  post(to: Address, card: Card, key: string, mentions: MentionIds): Promise<Delivered>;
  update(to: Address, messageId: string, card: Card, mentions: MentionIds): Promise<void>;
  /** The message posted under `key` since `sinceMs` (epoch), or null if there is none. */
  find(to: Address, key: string, sinceMs: number): Promise<Delivered | null>;
  /** null: connected; else what is wrong, for /readyz. */
  healthProblem(): string | null;
}
