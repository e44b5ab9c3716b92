/** `code` other than 0, with Feishu's words. */
export class Refusal extends Error {
  readonly code: number;
  readonly status: number;
  /** Seconds until a limit ends. */
  readonly reset: number | null;

  constructor(code: number, words = 'refused', how: { status?: number; reset?: number } = {}) {
    super(words);
    this.code = code;
    this.status = how.status ?? 400;
    this.reset = how.reset ?? null;
  }
}

export interface FakeMessage {
  id: string;
  chat: string;
  type: 'interactive' | 'text' | 'post';
  /** A card, or `{text}`. */
  content: unknown;
  author: string;
  /** Who alone sees it; null: everybody in the chat. */
  only: string | null;
  /** Written to a person instead of to a chat. */
  toPerson: boolean;
  /** ms. */
  at: number;
}

export interface FakeUser {
  id: string;
  name: string;
  email: string | null;
  mobile: string | null;
  isResigned?: boolean;
  /** Of another organisation. */
  tenant?: string;
}

export interface FakeChat {
  id: string;
  name: string;
  mode: 'group' | 'topic' | 'p2p';
  hasBot: boolean;
  /** People of other organisations can be in it. */
  isExternal?: boolean;
  /** The person of the bot's direct chat. */
  person: string | null;
}

interface UpdateToken {
  message: FakeMessage;
  uses: number;
  until: number;
  /** The press it came with has been answered. */
  isAnswered: boolean;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const PER_SECOND = 5;

/** One tenant as Feishu keeps it. Time is the given clock's; the rates' is real, like the adapter's. */
export class FakeFeishuState {
  readonly tenant = 'fake-tenant-key';
  appId = 'cli_0123456789abcdef';
  readonly appSecret = 'fake-app-secret';
  readonly encryptKey = 'fake-encrypt-key';
  readonly verificationToken = 'fake-verification-token';
  readonly bot = 'ou_bot';
  readonly botName = 'Funnelbot';
  readonly clock: { now(): number };
  rateNow: () => number = () => performance.now();
  /** ms in which a chat takes five messages; where real time passes, a little less for what is late on the way. */
  rateWindow = 1_000;
  /** What every call is refused with. */
  healthProblem: Refusal | null = null;
  /** Whether the app may read the messages of a chat, which takes a permission of its own. */
  listsMessages = true;
  readonly users = new Map<string, FakeUser>();
  readonly chats = new Map<string, FakeChat>();
  readonly messages: FakeMessage[] = [];
  readonly #tokens = new Set<string>();
  readonly #uuids = new Map<string, { id: string; until: number }>();
  readonly #updates = new Map<string, UpdateToken>();
  readonly #rates = new Map<string, number[]>();
  readonly #removed = new Set<string>();
  readonly #pressed = new Map<string, number>();
  #count = 0;

  constructor(clock: { now(): number }) {
    this.clock = clock;
  }

  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}${String(this.#count).padStart(8, '0')}`;
  }

  issueToken(): string {
    const token = this.id('t-');
    this.#tokens.add(token);
    return token;
  }

  isToken(token: string): boolean {
    return this.#tokens.has(token);
  }

  revokeTokens(): void {
    this.#tokens.clear();
  }

  addUser(name: string, how: Partial<Omit<FakeUser, 'id' | 'name'>> = {}): FakeUser {
    const user = { id: this.id('ou_'), name, email: null, mobile: null, ...how };
    this.users.set(user.id, user);
    return user;
  }

  addChat(how: Partial<FakeChat> = {}): FakeChat {
    const id = this.id('oc_');
    const chat: FakeChat = { id, name: '销售群', mode: 'group', hasBot: true, person: null, ...how };
    this.chats.set(chat.id, chat);
    return chat;
  }

  directOf(user: string): FakeChat {
    if (!this.users.has(user)) throw new Refusal(230001, 'ext=invalid receive_id');
    const before = [...this.chats.values()].find(({ person }) => person === user);
    return before ?? this.addChat({ mode: 'p2p', person: user });
  }

  writable(id: string): FakeChat {
    const chat = this.chats.get(id);
    if (chat === undefined) throw new Refusal(230001, 'ext=invalid receive_id');
    if (!chat.hasBot) throw new Refusal(230002, 'Bot/User can NOT be out of the chat.');
    return chat;
  }

  /** Throws where there were five within the last second. */
  limit(of: string): void {
    const now = this.rateNow();
    const recent = (this.#rates.get(of) ?? []).filter((at) => now - at < this.rateWindow);
    if (recent.length >= PER_SECOND) throw new Refusal(230020, 'over the rate', { reset: 1 });
    this.#rates.set(of, [...recent, now]);
  }

  add(message: Omit<FakeMessage, 'id' | 'at'>): FakeMessage {
    const added = { ...message, id: this.id('om_'), at: this.clock.now() };
    this.messages.push(added);
    return added;
  }

  /** The same uuid in the same place within an hour: the message that was sent then. */
  sentBefore(uuid: string): string | null {
    const before = this.#uuids.get(uuid);
    return before !== undefined && this.clock.now() < before.until ? before.id : null;
  }

  memoize(uuid: string, id: string): void {
    this.#uuids.set(uuid, { id, until: this.clock.now() + HOUR });
  }

  message(id: string): FakeMessage {
    const found = this.messages.find((one) => one.id === id);
    if (found !== undefined) return found;
    throw this.#removed.has(id)
      ? new Refusal(230011, 'The message was withdrawn.')
      : new Refusal(230001, 'ext=invalid message_id');
  }

  replace(before: FakeMessage, content: unknown): void {
    const at = this.messages.findIndex(({ id }) => id === before.id);
    if (at >= 0) this.messages[at] = { ...before, content };
  }

  remove(id: string): void {
    const at = this.messages.findIndex((one) => one.id === id);
    if (at >= 0) this.messages.splice(at, 1);
    this.#removed.add(id);
  }

  /** Whether a message may be changed from outside of a press. */
  changeable(id: string): FakeMessage {
    const message = this.message(id);
    if (message.only !== null) throw new Refusal(230001, 'ext=invalid message_id');
    if (message.type !== 'interactive') throw new Refusal(230001, 'ext=This message is NOT a card.');
    if (this.clock.now() - message.at > 14 * DAY) throw new Refusal(230031, 'older than 14 days');
    if ((this.#pressed.get(id) ?? 0) > 0) throw new Refusal(200810, 'user is interacting with the card');
    return message;
  }

  /** A press begins; its token changes the card later: twice, for half an hour, after the answer. */
  press(message: FakeMessage): { token: string; answered(): void } {
    const token = this.id('c-');
    const update = { message, uses: 0, until: this.clock.now() + HOUR / 2, isAnswered: false };
    this.#updates.set(token, update);
    this.#pressed.set(message.id, (this.#pressed.get(message.id) ?? 0) + 1);
    return {
      token,
      answered: () => {
        if (!update.isAnswered) this.#pressed.set(message.id, (this.#pressed.get(message.id) ?? 1) - 1);
        update.isAnswered = true;
      },
    };
  }

  useUpdateToken(token: string): FakeMessage {
    const update = this.#updates.get(token);
    if (update === undefined) throw new Refusal(300090, 'no such token');
    if (!update.isAnswered) throw new Refusal(300091, 'the press has not been answered yet');
    update.uses += 1;
    if (update.uses > 2 || this.clock.now() > update.until) throw new Refusal(300092, 'the token is used up');
    return update.message;
  }
}
