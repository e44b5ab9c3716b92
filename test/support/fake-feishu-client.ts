import { field, textAt } from '../../src/adapters/shared/payload.ts';
import type { FakeFeishu } from './fake-feishu.ts';
import type { Answered, Line } from './fake-feishu-lines.ts';
import { checkedCard } from './fake-feishu-methods.ts';
import type { FakeMessage } from './fake-feishu-state.ts';

export interface Toast {
  type: string;
  content: string;
}

/** How long after an event that was not dealt with Feishu delivers it again. */
const REDELIVERED_MS = [15_000, 5 * 60_000, 60 * 60_000, 6 * 60 * 60_000];

interface Undelivered {
  event: object;
  tries: number;
  due: number;
}

/** What people do in Feishu, and what Feishu then makes of the bot's answer: strictly, with an exception. */
export class FakeFeishuClient {
  readonly feishu: FakeFeishu;
  readonly line: Line;
  /** What a person was last told by a toast. */
  readonly toasts = new Map<string, Toast>();
  #undelivered: Undelivered[] = [];

  constructor(feishu: FakeFeishu, line: Line) {
    this.feishu = feishu;
    this.line = line;
  }

  /** `@Name` mentions that person, `@Funnelbot` the bot. The event that went out. */
  async types(user: string, chat: string, text: string): Promise<object> {
    const said = this.feishu.add({
      chat,
      type: 'text',
      content: { text },
      author: user,
      only: null,
      toPerson: false,
    });
    const event = this.messageEvent(user, said, text);
    await this.sends(event);
    return event;
  }

  messageEvent(
    user: string,
    { id, chat }: Pick<FakeMessage, 'id' | 'chat'>,
    text: string,
    thing: { type: string; content: object } | null = null,
  ): object {
    const { text: raw, mentions } = this.#withMentions(text);
    return this.event('im.message.receive_v1', {
      sender: {
        sender_id: { open_id: user, union_id: 'on_1', user_id: null },
        sender_type: 'user',
        tenant_key: this.feishu.users.get(user)?.tenant ?? this.feishu.tenant,
      },
      message: {
        message_id: id,
        create_time: String(this.feishu.clock.now()),
        update_time: String(this.feishu.clock.now()),
        chat_id: chat,
        chat_type: this.feishu.chats.get(chat)?.mode === 'p2p' ? 'p2p' : 'group',
        message_type: thing?.type ?? 'text',
        content: JSON.stringify(thing?.content ?? { text: withLinks(raw) }),
        ...(mentions.length === 0 ? {} : { mentions }),
      },
    });
  }

  /** A picture, a file…: `type` and `content` as Feishu tells them; `call` mentions people along with it. */
  async sendsThing(user: string, chat: string, type: string, content: object, call = ''): Promise<object> {
    const said = this.feishu.add({
      chat,
      type: 'text',
      content: { text: '' },
      author: user,
      only: null,
      toPerson: false,
    });
    const event = this.messageEvent(user, said, call, { type, content });
    await this.sends(event);
    return event;
  }

  async renames(chat: string, name: string): Promise<void> {
    const found = this.feishu.chats.get(chat);
    if (found !== undefined) found.name = name;
    await this.changes(chat, { name });
  }

  /** What is told when somebody changes the settings of a group. */
  async changes(chat: string, after: { name?: string; description?: string }): Promise<void> {
    await this.sends(
      this.event('im.chat.updated_v1', {
        chat_id: chat,
        operator_id: { open_id: 'ou_owner', union_id: 'on_1', user_id: null },
        external: false,
        operator_tenant_key: this.feishu.tenant,
        after_change: after,
        before_change: {},
      }),
    );
  }

  /** An entry of the bot's menu. */
  async chooses(user: string, key: string): Promise<void> {
    const { name } = this.feishu.users.get(user) ?? { name: '' };
    await this.sends(
      this.event('application.bot.menu_v6', {
        operator: { operator_name: name, operator_id: { open_id: user, union_id: 'on_1', user_id: null } },
        event_key: key,
        timestamp: Math.floor(this.feishu.clock.now() / 1_000),
      }),
    );
  }

  /** `action`: what the control carries, a form's values with it. */
  async press(user: string, on: FakeMessage, action: object): Promise<void> {
    const { token, answered } = this.feishu.press(on);
    let answer: Answered;
    try {
      answer = await this.line.send(this.pressEvent(user, on, action, token));
    } finally {
      answered();
    }
    this.afterPress(user, on, answer);
  }

  pressEvent(user: string, on: FakeMessage, action: object, token = 'c-none'): object {
    return this.event('card.action.trigger', {
      operator: {
        tenant_key: this.feishu.users.get(user)?.tenant ?? this.feishu.tenant,
        user_id: null,
        open_id: user,
        union_id: 'on_1',
      },
      token,
      action,
      host: 'im_message',
      context: { open_message_id: on.id, open_chat_id: on.chat },
    });
  }

  /** Feishu never delivers a press twice: where the answer is wrong, the person reads an error. */
  afterPress(user: string, on: FakeMessage, { status, body }: Answered): void {
    if (status !== 200) throw new Error(`Feishu shows an error: the bot answered ${status}`);
    this.toasts.delete(user);
    if (body === null) return;
    for (const name of Object.keys(typeof body === 'object' ? body : {})) {
      if (name !== 'toast' && name !== 'card') throw new Error(`an answer has no ${name}`);
    }
    const toast = field(body, 'toast');
    if (toast !== null) this.toasts.set(user, checkedToast(toast));
    const card = field(body, 'card');
    if (card === null) return;
    if (textAt(card, 'type') !== 'raw') throw new Error('the new card must be raw');
    this.feishu.replace(on, checkedCard(field(card, 'data')));
  }

  event(type: string, event: object): object {
    return {
      schema: '2.0',
      header: {
        event_id: this.feishu.id('ev_'),
        token: this.feishu.verificationToken,
        create_time: String(this.feishu.clock.now()),
        event_type: type,
        tenant_key: this.feishu.tenant,
        app_id: this.feishu.appId,
      },
      event,
    };
  }

  /** An event (no press) is delivered again when it was not dealt with: after 15 s, 5 min, 1 h, 6 h. */
  async sends(event: object): Promise<void> {
    await this.#deliver({ event, tries: 0, due: 0 });
  }

  /** What is due by Feishu's clock. How many there were. */
  async redelivers(): Promise<number> {
    const now = this.feishu.clock.now();
    const due = this.#undelivered.filter((one) => one.due <= now);
    this.#undelivered = this.#undelivered.filter((one) => one.due > now);
    for (const one of due) await this.#deliver(one);
    return due.length;
  }

  async #deliver({ event, tries }: Undelivered): Promise<void> {
    const { status, body } = await this.line.send(event).catch(() => ({ status: 0, body: null }));
    if (status === 200 && body !== null && JSON.stringify(body) !== '{}') {
      throw new Error(`only a press has an answer: ${JSON.stringify(body)}`);
    }
    const wait = REDELIVERED_MS[tries];
    if (status === 200 || wait === undefined) return;
    this.#undelivered.push({ event, tries: tries + 1, due: this.feishu.clock.now() + wait });
  }

  #withMentions(text: string): { text: string; mentions: object[] } {
    const people = [
      { id: this.feishu.bot, name: this.feishu.botName },
      ...[...this.feishu.users.values()].sort((one, other) => other.name.length - one.name.length),
    ];
    const mentions: object[] = [];
    const raw = people.reduce((words, { id, name }) => {
      if (!words.includes(`@${name}`)) return words;
      const key = `@_user_${mentions.length + 1}`;
      mentions.push({
        key,
        id: { open_id: id, union_id: 'on_1', user_id: null },
        name,
        mentioned_type: id === this.feishu.bot ? 'bot' : 'user',
        tenant_key: this.feishu.users.get(id)?.tenant ?? this.feishu.tenant,
      });
      return words.replaceAll(`@${name}`, key);
    }, text);
    return { text: raw, mentions };
  }
}

/** An address arrives as a link. https://open.feishu.cn/document/server-docs/im-v1/message-content-description/message_content */
const withLinks = (text: string): string =>
  text.replace(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[$&](mailto:$&)');

const checkedToast = (toast: unknown): Toast => {
  const type = textAt(toast, 'type') ?? 'info';
  const content = textAt(toast, 'content');
  if (!['info', 'success', 'error', 'warning'].includes(type)) throw new Error(`no such toast: ${type}`);
  if (content === null) throw new Error('a toast must say something');
  return { type, content };
};
