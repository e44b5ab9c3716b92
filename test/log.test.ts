import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SETTLED_AFTER_MS } from '../src/adapters/feishu/inbound/time-limits.ts';
import { ACK_WITHIN_MS } from '../src/adapters/shared/time-limits.ts';
import type { Reply } from '../src/commands/reply.ts';
import { createLog } from '../src/log.ts';
import { type FeishuBot, openFeishuBot } from './adapters/feishu/setup.ts';
import { openSlackBot, type SlackBot } from './adapters/slack/setup.ts';
import type { Failure as FeishuFailure } from './support/fake-feishu.ts';
import { Refusal } from './support/fake-feishu-state.ts';
import type { Failure as SlackFailure } from './support/fake-slack.ts';
import { submission } from './support/feishu-form.ts';
import type { MemoryLog } from './support/memory-log.ts';
import { offersOfCard } from './support/seen-feishu-cards.ts';
import { card, lostForm, withButton } from './support/stub-dispatcher.ts';
import { turns } from './support/turns.ts';

/** Nothing waits for its turn any more. */
const PACED_MS = 60_000;
const TYPED = 'call Jane on 13800138000';

/** What a bot with this log would have written at its most talkative, line by line. */
const written = (kept: MemoryLog): string => {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  for (const { level, fields, message } of kept.lines) {
    if (level === 'debug') log.debug(fields, message);
    else if (level === 'info') log.info(fields, message);
    else if (level === 'warn') log.warn(fields, message);
    else log.error(fields, message);
  }
  return lines.join('');
};

/** What the sender does with the reason why something was not sent. */
const told = async (log: MemoryLog, work: Promise<unknown>): Promise<void> => {
  await work.catch((error: unknown) => log.error({ err: error }, 'a message could not be made'));
};

const sends = async (
  { adapter, log, timers }: Pick<SlackBot, 'adapter' | 'log' | 'timers'>,
  tenant: string,
  place: string,
  user: string,
) => {
  for (const to of [
    { tenant, conversation: place },
    { tenant, user },
  ]) {
    timers.advance(PACED_MS);
    await told(log, adapter.post(to, card('Card', TYPED), 'k', new Map()));
    await told(log, adapter.find(to, 'k', 0));
    await told(log, adapter.update(to, 'om_404', card('Card', TYPED), new Map()));
  }
};

let printed: string[];
beforeEach(() => {
  printed = [];
  const print = (...words: unknown[]) => void printed.push(words.map(String).join(' '));
  for (const how of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, how).mockImplementation(print);
  }
});
afterEach(() => vi.restoreAllMocks());

const keepsSilentAbout = (log: MemoryLog, secrets: readonly string[]): void => {
  const all = written(log);
  expect(all).toContain('"level"');
  for (const secret of [...secrets, TYPED, '13800138000', 'Bearer']) expect(all).not.toContain(secret);
  // An SDK that is not given a logger for something writes past it.
  expect(printed).toEqual([]);
};

describe('the log, whatever Slack answers,', () => {
  let bot: SlackBot;
  afterEach(() => bot.close());

  const secrets = () => [bot.slack.token, bot.slack.appToken, bot.slack.signingSecret, '/respond/', '/link'];

  /** Each way in which the bot calls Slack, and all of them fail. */
  const everything = async (failure: SlackFailure) => {
    const { client, slack, amy, channel } = bot;
    bot.dispatcher.reply = { kind: 'card', card: withButton('Card', 'Open') };
    const posted = await bot.adapter.post(
      { tenant: slack.team, conversation: channel },
      withButton('Shared', 'Open'),
      'first',
      new Map(),
    );
    const message = slack.messages.find(({ ts }) => ts === posted.messageId);
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await client.command(amy, channel, '/deal', '12 lost');
    if (message === undefined) throw new Error('no answer');
    const form = client.top(amy);
    slack.calls.length = 0;
    slack.outage = failure;

    const button = { type: 'button', action_id: 'press-0' };
    const press = JSON.stringify({ kind: 'show-deal', deal: { id: 12 } });
    const replies: readonly Reply[] = [
      { kind: 'card', card: card('Second', TYPED) },
      { kind: 'form', form: lostForm },
      { kind: 'field-errors', errors: { text: TYPED } },
    ];
    const acts = [
      () => client.types(amy, slack.directOf(amy).id, TYPED),
      () => client.types(slack.addUser('New').id, channel, TYPED),
      () => client.command(amy, channel, '/deal', TYPED),
      () => client.press(amy, message, button, press),
      () => client.press(amy, form, button, press),
      () => client.press(amy, 'home', button, press),
    ];
    for (const reply of replies) {
      for (const act of acts) {
        bot.dispatcher.reply = reply;
        await act();
        bot.timers.advance(PACED_MS);
      }
    }
    await client.opensHome(amy);
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const before = bot.dispatcher.events.length;
    const submitted = client.line.send('interactive', client.submitPayload(form, {}));
    await turns(() => bot.dispatcher.events.length > before);
    bot.timers.advance(ACK_WITHIN_MS);
    await submitted;
    given.reply({ kind: 'card', card: card('Late', TYPED) });
    await sends(bot, slack.team, channel, slack.addUser('Far').id);
  };

  it.each<SlackFailure>([
    { error: 'invalid_auth' },
    { error: 'invalid_blocks' },
    { status: 503 },
    { status: 429, retryAfter: 1 },
    { echo: 500 },
    { echo: 200 },
    { lost: true },
  ])('holds no secret and no word that was typed: %o', async (failure) => {
    bot = await openSlackBot();
    await everything(failure);
    await bot.adapter.stop();
    expect([...new Set(bot.slack.calls.map(({ method }) => method))].sort()).toEqual([
      'chat.postEphemeral',
      'chat.postMessage',
      'chat.update',
      'conversations.history',
      'conversations.open',
      'response_url',
      'users.info',
      'views.open',
      'views.publish',
      'views.push',
      'views.update',
    ]);
    keepsSilentAbout(bot.log, secrets());
  });

  it.each<SlackFailure>([{ error: 'invalid_auth' }, { status: 503 }, { echo: 500 }, { echo: 200 }])(
    'holds none either when the bot cannot start: %o',
    async (failure) => {
      bot = await openSlackBot('socket', false);
      bot.slack.outage = failure;
      await bot.adapter.start(bot.dispatcher);
      expect(bot.slack.callsOf('auth.test')).toHaveLength(1);
      expect(bot.slack.callsOf('apps.connections.open')).toHaveLength(1);
      keepsSilentAbout(bot.log, secrets());
    },
  );

  it('holds none either when the line breaks, or nobody answers any more', async () => {
    bot = await openSlackBot('socket');
    bot.slack.sockets[0]?.end();
    await turns(() => bot.adapter.healthProblem() !== null);
    const { slack } = bot;
    await slack.close();
    bot.timers.advance(5_000);
    await turns(() => bot.log.lines.some(({ message }) => message.includes('could not be opened')));
    await sends(bot, slack.team, bot.channel, bot.amy);
    keepsSilentAbout(bot.log, secrets());
    await slack.open();
  });
});

describe('the log, whatever Feishu answers,', () => {
  let bot: FeishuBot;
  afterEach(() => bot.close());

  const secrets = () => [
    bot.feishu.appSecret,
    bot.feishu.encryptKey,
    bot.feishu.verificationToken,
    bot.feishu.accessKey,
    ...bot.feishu.calls.flatMap(({ authorization }) => authorization ?? []),
  ];

  /** Each way in which the bot calls Feishu, and all of them fail. */
  const everything = async (failure: FeishuFailure) => {
    const { client, feishu, amy, group } = bot;
    const direct = feishu.directOf(amy).id;
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await client.types(amy, direct, 'deal 12 lost');
    const form = feishu.messages.at(-1);
    const { messageId } = await bot.adapter.post(
      { tenant: feishu.tenant, conversation: group },
      withButton('Shared', 'Open'),
      'first',
      new Map(),
    );
    const other = feishu.addChat().id;
    const elsewhere = await bot.adapter.post(
      { tenant: feishu.tenant, conversation: other },
      withButton('Shared', 'Open'),
      'second',
      new Map(),
    );
    if (form === undefined) throw new Error('no form');
    feishu.calls.length = 0;
    feishu.outage = failure;

    bot.dispatcher.reply = { kind: 'card', card: card('Second', TYPED) };
    await client.types(amy, direct, TYPED);
    await client.types(feishu.addUser('New').id, group, `@Funnelbot ${TYPED}`);
    for (const id of [messageId, elsewhere.messageId]) {
      bot.timers.advance(PACED_MS);
      const on = feishu.message(id);
      await client.press(amy, on, offersOfCard(on.content)[0]?.action ?? {});
    }
    bot.timers.advance(PACED_MS);
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const before = bot.dispatcher.events.length;
    const submitted = client.press(amy, form, submission(form.content, { Reason: 'Price' }));
    await turns(() => bot.dispatcher.events.length > before);
    bot.timers.advance(ACK_WITHIN_MS);
    await submitted;
    given.reply({ kind: 'card', card: card('Late', TYPED) });
    await turns(() => bot.waiting() > 0);
    bot.timers.advance(SETTLED_AFTER_MS);
    await sends(bot, feishu.tenant, group, amy);
    await told(
      bot.log,
      bot.adapter.update({ tenant: feishu.tenant, conversation: group }, messageId, card('New'), new Map()),
    );
  };

  it.each<FeishuFailure>([
    { refusal: new Refusal(230099, `ext=ErrCode: 200621; ErrPath: /body; ErrorValue: ${TYPED}`) },
    { refusal: new Refusal(230002, `${TYPED} is out of the chat`) },
    { refusal: new Refusal(99991400, 'too many', { status: 429, reset: 30 }) },
    { status: 502 },
    { echo: 500 },
    { echo: 200 },
    { lost: true },
  ])('holds no secret and no word that was typed: %o', async (failure) => {
    bot = await openFeishuBot();
    await everything(failure);
    await bot.adapter.stop();
    expect([...new Set(bot.feishu.calls.map(({ method }) => method))].sort()).toEqual(
      expect.arrayContaining([
        'GET /open-apis/contact/v3/users/:id',
        'GET /open-apis/im/v1/chats/:id',
        'GET /open-apis/im/v1/messages',
        'PATCH /open-apis/im/v1/messages/:id',
        'POST /open-apis/ephemeral/v1/send',
        'POST /open-apis/im/v1/messages',
        'POST /open-apis/interactive/v1/card/update',
      ]),
    );
    keepsSilentAbout(bot.log, secrets());
  });

  it.each<FeishuFailure>([
    { refusal: new Refusal(10014, 'app secret invalid', { status: 200 }) },
    { status: 502 },
    { echo: 500 },
    { echo: 200 },
    { lost: true },
  ])('holds none either when the bot cannot start: %o', async (failure) => {
    bot = await openFeishuBot('websocket', { isStarted: false });
    bot.feishu.outage = failure;
    const started = bot.adapter.start(bot.dispatcher);
    await bot.feishu.until(() => bot.feishu.callsOf('POST /callback/ws/endpoint').length > 0);
    await turns(() => bot.log.lines.length > 1);
    bot.timers.advance(5_000);
    await started;
    keepsSilentAbout(bot.log, secrets());
  });

  it('holds none either when no token is good any more', async () => {
    bot = await openFeishuBot();
    await everything({ refusal: new Refusal(99991663, 'Invalid access token for authorization.') });
    expect(bot.feishu.callsOf('POST /open-apis/auth/v3/tenant_access_token/internal')).not.toEqual([]);
    keepsSilentAbout(bot.log, secrets());
  });

  it('holds none either when a forged request comes', async () => {
    bot = await openFeishuBot('webhook');
    const forged = { encrypt: bot.feishu.encryptKey, token: bot.feishu.verificationToken, text: TYPED };
    await fetch(`${bot.url}/feishu/events`, { method: 'POST', body: JSON.stringify(forged) });
    keepsSilentAbout(bot.log, secrets());
  });
});

describe('an error in the log', () => {
  it('has its name, words, code, stack and causes, and nothing else of what it carries', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', url: 'https://a?key=b' });
    const error = Object.assign(new TypeError('it broke', { cause }), {
      config: { headers: { Authorization: 'Bearer t-1' } },
    });
    log.error({ err: error }, 'a call failed');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'a call failed',
      err: {
        type: 'TypeError',
        message: 'it broke',
        stack: expect.stringContaining('log.test.ts'),
        cause: { message: 'socket hang up', code: 'ECONNRESET' },
      },
    });
    expect(lines[0]).not.toMatch(/Bearer|key=b/);
  });
});
