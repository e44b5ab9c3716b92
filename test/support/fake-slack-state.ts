import { Invalid } from './fake-slack-blocks.ts';

export interface FakeMessage {
  channel: string;
  ts: string;
  text: string;
  blocks: readonly unknown[];
  metadata: unknown;
  author: string;
  /** Who alone sees it; null: everybody in the channel. */
  only: string | null;
  thread: string | null;
}

export interface FakeUser {
  id: string;
  name: string;
  realName: string;
  locale: string;
  /** Told to an app with `users:read.email`. */
  email?: string;
  isEmailConfirmed?: boolean;
  isDeleted?: boolean;
  isBot?: boolean;
  /** Guests of the workspace: of several channels, of one. */
  isRestricted?: boolean;
  isUltraRestricted?: boolean;
  /** Of another organisation, seen through a shared channel; a stranger: not even that. */
  team?: string;
  isStranger?: boolean;
  /** The workspaces of the team's own Enterprise organisation that they belong to; `team` is one of them. */
  teams?: readonly string[];
}

export interface FakeChannel {
  id: string;
  name: string;
  hasBot: boolean;
  isArchived: boolean;
  /** With another organisation. */
  isShared?: boolean;
  isPrivate: boolean;
  /** Several people's direct conversation. */
  isMpim: boolean;
  /** The person of the bot's direct conversation. */
  direct: string | null;
}

export interface FakeView {
  id: string;
  user: string;
  view: Readonly<Record<string, unknown>>;
}

interface ResponseUrl {
  user: string;
  channel: string;
  /** The message the interaction came from. */
  message: FakeMessage | null;
  uses: number;
  until: number;
}

/** `ok: false`, with Slack's code. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: readonly string[];

  constructor(code: string, details: readonly string[] = []) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const TRIGGER_MS = 3_000;
const RESPONSE_URL_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;

/** One workspace as Slack keeps it. Time is the given clock's; the message rate's is real, like the adapter's. */
export class FakeSlackState {
  readonly team = 'T0TEAM';
  /** The Enterprise Grid organisation that the team is one of. */
  enterprise: string | null = null;
  readonly appId = 'A0APP';
  readonly botUser = 'U0BOT';
  readonly botId = 'B0BOT';
  readonly clock: { now(): number };
  /** Messages a channel takes at once before the limit of one a second shows. */
  burst = 8;
  rateNow: () => number = () => performance.now();
  token = 'xoxb-fake';
  appToken = 'xapp-fake';
  signingSecret = 'fake-signing-secret';
  tokenTrouble: string | null = null;
  /** Whether the app may ask what a channel is called: not where it was installed by an older manifest. */
  readsChannels = true;
  /** Told in a header of every answer to the bot token. */
  scopes: readonly string[] = [];
  readonly users = new Map<string, FakeUser>();
  readonly channels = new Map<string, FakeChannel>();
  readonly messages: FakeMessage[] = [];
  readonly homes = new Map<string, Readonly<Record<string, unknown>>>();
  /** The modals each person has open, the one on top last. */
  readonly modals = new Map<string, FakeView[]>();
  readonly #triggers = new Map<string, { user: string; until: number }>();
  readonly #responseUrls = new Map<string, ResponseUrl>();
  readonly #rates = new Map<string, number>();
  #count = 0;

  constructor(clock: { now(): number }) {
    this.clock = clock;
  }

  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}${String(this.#count).padStart(6, '0')}`;
  }

  addUser(name: string, locale = 'en-US', more: Partial<FakeUser> = {}): FakeUser {
    const user = { id: this.id('U'), name: name.toLowerCase(), realName: name, locale, ...more };
    this.users.set(user.id, user);
    return user;
  }

  addChannel(name: string, how: Partial<FakeChannel> = {}): FakeChannel {
    const id = this.id(how.direct === undefined ? 'C' : 'D');
    const channel: FakeChannel = {
      id,
      name,
      hasBot: true,
      isArchived: false,
      isPrivate: false,
      isMpim: false,
      direct: null,
      ...how,
    };
    this.channels.set(id, channel);
    return channel;
  }

  directOf(user: string): FakeChannel {
    if (!this.users.has(user)) throw new Refusal('user_not_found');
    const before = [...this.channels.values()].find(({ direct }) => direct === user);
    return before ?? this.addChannel('directmessage', { direct: user });
  }

  /** Where the bot may write. Throws what Slack says. */
  writable(channel: string): FakeChannel {
    const found = channel.startsWith('U') ? this.directOf(channel) : this.channels.get(channel);
    if (found === undefined) throw new Refusal('channel_not_found');
    if (!found.hasBot) throw new Refusal(found.id.startsWith('D') ? 'channel_not_found' : 'not_in_channel');
    if (found.isArchived) throw new Refusal('is_archived');
    return found;
  }

  /** Seconds to wait, or 0. */
  overRate(channel: string): number {
    const now = this.rateNow();
    const full = Math.max(this.#rates.get(channel) ?? now, now);
    if (full + 1_000 - now > this.burst * 1_000)
      return Math.max(1, Math.ceil((full - now) / 1_000) - this.burst + 1);
    this.#rates.set(channel, full + 1_000);
    return 0;
  }

  ts(): string {
    this.#count += 1;
    const now = this.clock.now();
    return `${Math.floor(now / 1_000)}.${String(this.#count).padStart(6, '0')}`;
  }

  add(message: Omit<FakeMessage, 'ts'>): FakeMessage {
    const added = { ...message, ts: this.ts() };
    this.messages.push(added);
    return added;
  }

  replace(before: FakeMessage, after: FakeMessage): void {
    const at = this.messages.indexOf(before);
    if (at >= 0) this.messages[at] = after;
  }

  remove(message: FakeMessage): void {
    const at = this.messages.indexOf(message);
    if (at >= 0) this.messages.splice(at, 1);
  }

  trigger(user: string): string {
    const id = this.id('trigger.');
    this.#triggers.set(id, { user, until: this.clock.now() + TRIGGER_MS });
    return id;
  }

  /** Opens one modal, once, and only at once. */
  useTrigger(id: string): string {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined)
      throw new Refusal(id.startsWith('trigger.') ? 'exchanged_trigger_id' : 'invalid_trigger_id');
    this.#triggers.delete(id);
    if (this.clock.now() > trigger.until) throw new Refusal('expired_trigger_id');
    return trigger.user;
  }

  responseUrl(user: string, channel: string, message: FakeMessage | null): string {
    const id = this.id('R');
    this.#responseUrls.set(id, {
      user,
      channel,
      message,
      uses: 0,
      until: this.clock.now() + RESPONSE_URL_MS,
    });
    return id;
  }

  useResponseUrl(id: string): ResponseUrl {
    const found = this.#responseUrls.get(id);
    if (found === undefined || this.clock.now() > found.until) throw new Refusal('expired_url');
    found.uses += 1;
    if (found.uses > RESPONSE_URL_USES) throw new Refusal('used_url');
    return found;
  }

  closeResponseUrls(): void {
    this.#responseUrls.clear();
  }

  stack(user: string): FakeView[] {
    const stack = this.modals.get(user) ?? [];
    this.modals.set(user, stack);
    return stack;
  }

  view(id: string): FakeView {
    const found = [...this.modals.values()].flat().find((one) => one.id === id);
    if (found === undefined) throw new Refusal('not_found');
    return found;
  }
}

export const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error;
  return error instanceof Invalid ? new Refusal('invalid_blocks', [`[ERROR] ${error.message}`]) : null;
};
