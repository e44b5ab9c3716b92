import { createHmac } from 'node:crypto';
import { stringify } from 'node:querystring';
import { field, listAt, parsedJson, textAt } from '../../src/adapters/shared/payload.ts';
import type { FakeSlack } from './fake-slack.ts';
import { asJson, asList, checkBlocks, checkView, options } from './fake-slack-blocks.ts';
import type { FakeMessage, FakeView } from './fake-slack-state.ts';

interface Ack {
  status: number;
  body: unknown;
}

/** How what a person does reaches the bot. */
export interface Line {
  send(kind: 'slash_commands' | 'interactive' | 'events_api', payload: object, retry?: number): Promise<Ack>;
}

/** Signs like Slack: over the raw body. */
export const signed = (secret: string, body: string, at: number): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1_000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
};

/** HTTP requests to the bot's one address. */
export const httpLine = (slack: FakeSlack, botUrl: string): Line => ({
  async send(kind, payload, retry = 0) {
    const isEvent = kind === 'events_api';
    const body = isEvent
      ? JSON.stringify(payload)
      : stringify(kind === 'interactive' ? { payload: JSON.stringify(payload) } : { ...payload });
    const response = await fetch(`${botUrl}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
        ...signed(slack.signingSecret, body, slack.clock.now()),
        ...(retry > 0 ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' } : {}),
      },
      body,
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (parsedJson(text) ?? text) };
  },
});

/** Envelopes over the newest Socket Mode connection. */
export const socketLine = (slack: FakeSlack): Line => ({
  async send(kind, payload, retry = 0) {
    const socket = slack.sockets.at(-1);
    if (socket === undefined) throw new Error('nobody is connected');
    const body = await socket.deliver(kind, payload, retry);
    return { status: 200, body: body !== null && Object.keys(asJson(body, '/')).length > 0 ? body : null };
  },
});

/** What people do in Slack, and what Slack then makes of the bot's ack: strictly, with an exception. */
export class FakeSlackClient {
  readonly slack: FakeSlack;
  readonly line: Line;
  /** Under the inputs of the view, by view id and block id. */
  readonly errors = new Map<string, Readonly<Record<string, string>>>();

  constructor(slack: FakeSlack, line: Line) {
    this.slack = slack;
    this.line = line;
  }

  /** The ephemeral answer in the ack, if there was one. */
  async command(user: string, channel: string, command: string, text: string): Promise<FakeMessage | null> {
    const { body } = good(
      await this.line.send('slash_commands', this.commandPayload(user, channel, command, text)),
    );
    if (body === null) return null;
    const answer = asJson(body, '/');
    if (answer.blocks !== undefined) checkBlocks(answer.blocks, 'message');
    return this.slack.add({
      channel,
      text: String(answer.text ?? ''),
      blocks: listAt(answer, 'blocks'),
      metadata: null,
      author: this.slack.botUser,
      only: answer.response_type === 'in_channel' ? null : user,
      thread: null,
    });
  }

  commandPayload(user: string, channel: string, command: string, text: string): object {
    return {
      token: 'legacy',
      team_id: this.#teamOf(user),
      ...this.#enterprise,
      team_domain: 'fake',
      channel_id: channel,
      channel_name: this.slack.channels.get(channel)?.name ?? 'unknown',
      user_id: user,
      user_name: this.slack.users.get(user)?.name ?? '',
      command,
      text,
      api_app_id: this.slack.appId,
      is_enterprise_install: 'false',
      response_url: this.#responseUrl(user, channel, null),
      trigger_id: this.slack.trigger(user),
    };
  }

  /** `value` of a button, or of the chosen option. */
  async press(
    user: string,
    on: FakeMessage | FakeView | 'home',
    element: unknown,
    value: string,
  ): Promise<void> {
    good(await this.line.send('interactive', this.pressPayload(user, on, element, value)), 'empty');
  }

  pressPayload(user: string, on: FakeMessage | FakeView | 'home', element: unknown, value: string): object {
    const type = textAt(element, 'type');
    const action = {
      type,
      action_id: textAt(element, 'action_id'),
      block_id: 'b',
      action_ts: this.slack.ts(),
      ...(type === 'button'
        ? { value }
        : { selected_option: { text: { type: 'plain_text', text: '' }, value } }),
    };
    const base = {
      type: 'block_actions',
      ...this.#person(user),
      actions: [action],
      trigger_id: this.slack.trigger(user),
    };
    if (on === 'home') return { ...base, container: { type: 'view' }, view: { id: 'VHOME', type: 'home' } };
    if ('view' in on)
      return { ...base, container: { type: 'view', view_id: on.id }, view: this.viewPayload(on, {}) };
    return {
      ...base,
      channel: { id: on.channel, name: this.slack.channels.get(on.channel)?.name },
      container: {
        type: 'message',
        message_ts: on.ts,
        channel_id: on.channel,
        is_ephemeral: on.only !== null,
      },
      response_url: this.#responseUrl(user, on.channel, on),
      ...(on.only === null ? { message: { ts: on.ts, text: on.text } } : {}),
    };
  }

  /** `values` as Slack's state, by block id. */
  async submit(user: string, values: Readonly<Record<string, object>>): Promise<void> {
    const view = this.top(user);
    this.afterSubmit(view, good(await this.line.send('interactive', this.submitPayload(view, values))).body);
  }

  submitPayload(view: FakeView, values: Readonly<Record<string, object>>): object {
    return {
      type: 'view_submission',
      ...this.#person(view.user),
      trigger_id: this.slack.trigger(view.user),
      view: this.viewPayload(view, values),
    };
  }

  afterSubmit(view: FakeView, body: unknown): void {
    const stack = this.slack.stack(view.user);
    this.errors.delete(view.id);
    switch (textAt(body, 'response_action')) {
      case null:
        stack.splice(stack.indexOf(view), 1);
        return;
      case 'clear':
        stack.length = 0;
        return;
      case 'update':
        checkView(field(body, 'view'));
        stack[stack.indexOf(view)] = { ...view, view: asJson(field(body, 'view'), '/view') };
        return;
      case 'push':
        checkView(field(body, 'view'));
        stack.push({ id: this.slack.id('V'), user: view.user, view: asJson(field(body, 'view'), '/view') });
        return;
      case 'errors':
        this.errors.set(view.id, errorsOf(field(body, 'errors'), view));
        return;
      default:
        throw new Error(`Slack knows no such response_action: ${JSON.stringify(body)}`);
    }
  }

  /** Options of an external select while something is typed into it. */
  async looksUp(
    user: string,
    actionId: string,
    text: string,
  ): Promise<readonly { label: string; value: string }[]> {
    const { body } = good(
      await this.line.send('interactive', {
        type: 'block_suggestion',
        ...this.#person(user),
        action_id: actionId,
        block_id: 'b',
        value: text,
        view: this.viewPayload(this.top(user), {}),
      }),
    );
    const found = listAt(body, 'options');
    if (found.length > 0) options(found, '/options', 100);
    return found.map((one) => ({
      label: textAt(one, 'text', 'text') ?? '',
      value: textAt(one, 'value') ?? '',
    }));
  }

  async shortcut(user: string, message: FakeMessage): Promise<void> {
    good(
      await this.line.send('interactive', {
        type: 'message_action',
        callback_id: 'make_lead',
        ...this.#person(user),
        channel: { id: message.channel, name: 'deals' },
        message: { type: 'message', user: message.author, ts: message.ts, text: message.text },
        message_ts: message.ts,
        response_url: this.#responseUrl(user, message.channel, null),
        trigger_id: this.slack.trigger(user),
      }),
      'empty',
    );
  }

  /** A direct message to the bot, or a message that mentions it. `text` as Slack would deliver it. */
  async types(user: string, channel: string, text: string): Promise<object> {
    const said = this.slack.add({
      channel,
      text,
      blocks: [],
      metadata: null,
      author: user,
      only: null,
      thread: null,
    });
    const payload = this.messagePayload(user, channel, said.ts, text);
    good(await this.line.send('events_api', payload), 'empty');
    return payload;
  }

  /** Files without a word. The payload that went out. */
  async uploads(user: string, channel: string, files: readonly object[], text = ''): Promise<object> {
    const { ts } = this.slack.add({
      channel,
      text,
      blocks: [],
      metadata: null,
      author: user,
      only: null,
      thread: null,
    });
    const isDirect = channel.startsWith('D');
    const payload = this.eventPayload({
      type: isDirect ? 'message' : 'app_mention',
      ...(isDirect ? { channel_type: 'im', subtype: 'file_share' } : {}),
      channel,
      user,
      text,
      files,
      upload: true,
      ts,
    });
    good(await this.line.send('events_api', payload), 'empty');
    return payload;
  }

  messagePayload(user: string, channel: string, ts: string, text: string): object {
    const isDirect = channel.startsWith('D');
    return this.eventPayload({
      type: isDirect ? 'message' : 'app_mention',
      channel,
      ...(isDirect ? { channel_type: 'im' } : {}),
      user,
      text,
      ts,
    });
  }

  async opensHome(user: string): Promise<void> {
    const channel = this.slack.directOf(user).id;
    good(
      await this.line.send(
        'events_api',
        this.eventPayload({ type: 'app_home_opened', user, tab: 'home', channel }),
      ),
    );
  }

  /** Told to every app of the workspace, wherever it is. */
  async renames(channel: string, name: string): Promise<void> {
    const found = this.slack.channels.get(channel);
    if (found !== undefined) found.name = name;
    const type = found?.isPrivate === true ? 'group_rename' : 'channel_rename';
    good(
      await this.line.send(
        'events_api',
        this.eventPayload({ type, channel: { id: channel, name, created: 1 } }),
      ),
    );
  }

  /** Told to an app that may read profiles when one is different, or its account closed. */
  async changes(user: string): Promise<void> {
    const event = { type: 'user_change', user: { id: user }, cache_ts: 1 };
    good(await this.line.send('events_api', this.eventPayload(event)));
  }

  eventPayload(event: object): object {
    return {
      token: 'legacy',
      team_id: this.#teamOf(textAt(event, 'user') ?? ''),
      ...this.#enterprise,
      api_app_id: this.slack.appId,
      type: 'event_callback',
      event_id: this.slack.id('Ev'),
      event_time: Math.floor(this.slack.clock.now() / 1_000),
      event,
    };
  }

  top(user: string): FakeView {
    const view = this.slack.stack(user).at(-1);
    if (view === undefined) throw new Error('no form is open');
    return view;
  }

  viewPayload({ id, view }: FakeView, values: Readonly<Record<string, object>>): object {
    return { id, team_id: this.slack.team, ...view, state: { values }, hash: 'h' };
  }

  #person(user: string): object {
    const name = this.slack.users.get(user)?.name ?? '';
    return {
      user: { id: user, username: name, name, team_id: this.#teamOf(user) },
      team: { id: this.#teamOf(user), domain: 'fake', ...this.#enterprise },
      api_app_id: this.slack.appId,
    };
  }

  /** Slack names the team of whoever acts, which need not be where the app is installed. */
  #teamOf(user: string): string {
    return this.slack.users.get(user)?.team ?? this.slack.team;
  }

  get #enterprise(): object {
    const { enterprise } = this.slack;
    return enterprise === null ? {} : { enterprise_id: enterprise };
  }

  #responseUrl(user: string, channel: string, message: FakeMessage | null): string {
    return `${this.slack.origin}/respond/${this.slack.responseUrl(user, channel, message)}`;
  }
}

const good = (ack: Ack, must?: 'empty'): Ack => {
  if (ack.status !== 200) throw new Error(`Slack shows “failed”: the bot answered ${ack.status}`);
  if (must === 'empty' && ack.body !== null)
    throw new Error(`this ack has no body: ${JSON.stringify(ack.body)}`);
  return ack;
};

const errorsOf = (errors: unknown, view: FakeView): Record<string, string> => {
  const inputs = asList(view.view.blocks, '/blocks', 0, 100).flatMap((block) =>
    textAt(block, 'type') === 'input' ? [textAt(block, 'block_id')] : [],
  );
  return Object.fromEntries(
    Object.entries(asJson(errors, '/errors')).map(([block, error]) => {
      if (!inputs.includes(block)) throw new Error(`there is no input ${block} to show an error under`);
      return [block, String(error)];
    }),
  );
};
