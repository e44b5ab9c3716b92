import type { Card } from '../../src/cards/kit/card.ts';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import type { Address, ChatAdapter, Delivered, MentionIds } from '../../src/chat/adapter.ts';
import { DeliveryError } from '../../src/chat/delivery-error.ts';
import type { Platform } from '../../src/domain/team/member.ts';
import type { Known } from '../../src/domain/team/standing.ts';

type Call = 'post' | 'update' | 'find';

/** What the next call meets. */
interface Turn {
  call?: Call;
  /** Only calls for this conversation or user. */
  to?: string;
  /** Awaited before anything happens. */
  before?: Promise<void>;
  /** It arrives, but the caller does not learn of it: `fails` is thrown after it. */
  arrives?: boolean;
  fails?: Error;
}

interface Message {
  id: string;
  to: string;
  key: string;
  card: Card;
  mentions: MentionIds;
  edits: number;
}

/** A messenger that keeps what arrived, does as it is told, and notes what no sender may do. */
export class ScriptedAdapter implements ChatAdapter {
  readonly platform: Platform;
  readonly http = null;
  /** Each call as `post C1`, in order. */
  readonly calls: string[] = [];
  /** Broken promises: two calls at once for one recipient, a key that arrives twice. */
  readonly wrongs: string[] = [];
  #messages: Message[] = [];
  #turns: Turn[] = [];
  #busy = new Set<string>();
  #ids = 0;

  constructor(platform: Platform = 'slack') {
    this.platform = platform;
  }

  async whoIs(): Promise<Known> {
    return { standing: 'member', name: null };
  }

  async isShared(): Promise<boolean> {
    return false;
  }

  /** Calls that fit take one turn each; without one a call succeeds. */
  next(...turns: Turn[]): void {
    this.#turns.push(...turns);
  }

  /** What stands at a recipient, oldest first. */
  at(to: string): readonly Message[] {
    return this.#messages.filter((message) => message.to === to);
  }

  texts(to: string): readonly string[] {
    return this.at(to).map(({ card }) => plainText(card));
  }

  /** Somebody deletes everything there. */
  clear(to: string): void {
    this.#messages = this.#messages.filter((message) => message.to !== to);
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  healthProblem = () => null;

  post(to: Address, card: Card, key: string, mentions: MentionIds): Promise<Delivered> {
    return this.#turn('post', to, (place) => {
      if (this.#messages.some((message) => message.key === key)) this.wrongs.push(`${key} arrived twice`);
      this.#ids += 1;
      const message = { id: String(this.#ids), to: place, key, card, mentions, edits: 0 };
      this.#messages.push(message);
      return { conversation: place, messageId: message.id };
    });
  }

  update(to: Address, messageId: string, card: Card, mentions: MentionIds): Promise<void> {
    return this.#turn('update', to, (place) => {
      const message = this.#messages.find((one) => one.id === messageId && one.to === place);
      if (message === undefined) throw new DeliveryError('message_not_found', { gone: true });
      Object.assign(message, { card, mentions, edits: message.edits + 1 });
    });
  }

  find(to: Address, key: string): Promise<Delivered | null> {
    return this.#turn('find', to, (place) => {
      const message = this.#messages.find((one) => one.key === key && one.to === place);
      return message === undefined ? null : { conversation: place, messageId: message.id };
    });
  }

  async #turn<T>(call: Call, to: Address, act: (place: string) => T): Promise<T> {
    const place = 'user' in to ? to.user : to.conversation;
    this.calls.push(`${call} ${place}`);
    if (this.#busy.has(place)) this.wrongs.push(`two calls at once for ${place}`);
    this.#busy.add(place);
    const turn = this.#turns.find(
      (one) => (one.call ?? call) === call && (one.to === undefined || one.to === place),
    );
    if (turn !== undefined) this.#turns = this.#turns.filter((one) => one !== turn);
    try {
      await turn?.before;
      if (turn?.fails === undefined) return act(place);
      if (turn.arrives) act(place);
      throw turn.fails;
    } finally {
      this.#busy.delete(place);
    }
  }
}

/** A promise that is kept when a test says so. */
export const gate = (): { opened: Promise<void>; open(): void } => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};
