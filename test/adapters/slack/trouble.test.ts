import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACK_WITHIN_MS } from '../../../src/adapters/shared/time-limits.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import { failure } from '../../support/chat-failure.ts';
import { card, lostForm, withButton } from '../../support/stub-dispatcher.ts';
import { turns } from '../../support/turns.ts';
import { openSlackBot, type SlackBot } from './setup.ts';

const PRESS = JSON.stringify({ kind: 'show-deal', deal: { id: 12 } });
const BUTTON = { type: 'button', action_id: 'press-0' };

describe('When Slack or a handler is in trouble', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await openSlackBot();
  });
  afterEach(() => bot.close());

  const to = () => ({ tenant: bot.slack.team, conversation: bot.channel });
  const post = (key = 'k1') => bot.adapter.post(to(), card('Card'), key, new Map());
  const privateTo = (user: string) => bot.slack.messages.filter(({ only }) => only === user);

  /** A reply that comes when the test says so. */
  const slowly = () => {
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    return given;
  };

  describe('a slow handler', () => {
    it('is acked in time and answers a command later', async () => {
      const handler = slowly();
      const asked = bot.client.command(bot.amy, bot.channel, '/deal', '12');
      await turns(() => bot.dispatcher.events.length > 0);
      bot.timers.advance(ACK_WITHIN_MS);
      expect(await asked).toBeNull();
      handler.reply({ kind: 'card', card: card('Late') });
      await bot.slack.until(() => privateTo(bot.amy).length > 0);
      expect(privateTo(bot.amy)[0]?.text).toBe('Late\nbody');
    });

    it('offers a button where the trigger has run out by then', async () => {
      const handler = slowly();
      const asked = bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
      await turns(() => bot.dispatcher.events.length > 0);
      bot.timers.advance(ACK_WITHIN_MS);
      await asked;
      bot.clock.advance(4_000);
      handler.reply({ kind: 'form', form: lostForm });
      await bot.slack.until(() => privateTo(bot.amy).length > 0);
      expect(JSON.stringify(privateTo(bot.amy)[0]?.blocks)).toContain('open-form');
      expect(bot.slack.stack(bot.amy)).toEqual([]);
    });

    it.each<[string, Reply, string]>([
      ['field errors', { kind: 'field-errors', errors: { text: 'Say why.' } }, 'Say why.'],
      ['a refusal', { kind: 'refusal', card: card('Bob moved it') }, 'Bob moved it'],
    ])('keeps a form open with its values until %s come', async (_, reply, words) => {
      bot.dispatcher.reply = { kind: 'form', form: lostForm };
      await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
      const handler = slowly();
      const submitted = bot.client.submit(bot.amy, {});
      await turns(() => bot.dispatcher.events.length > 1);
      bot.timers.advance(ACK_WITHIN_MS);
      await submitted;
      expect(JSON.stringify(bot.client.top(bot.amy).view)).toMatch(/⏳.*lost\.text/);
      handler.reply(reply);
      await bot.slack.until(() => bot.slack.callsOf('views.update').length > 0);
      const shown = JSON.stringify(bot.client.top(bot.amy).view);
      expect(shown).toContain(words);
      expect(shown).toContain('lost.text');
      expect(shown).not.toContain('⏳');
    });

    it('shows in the form that it was accepted after all', async () => {
      bot.dispatcher.reply = { kind: 'form', form: lostForm };
      await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
      const handler = slowly();
      const submitted = bot.client.submit(bot.amy, {});
      await turns(() => bot.dispatcher.events.length > 1);
      bot.timers.advance(ACK_WITHIN_MS);
      await submitted;
      handler.reply({ kind: 'done', notice: null });
      await bot.slack.until(() => bot.slack.callsOf('views.update').length > 0);
      expect(JSON.stringify(bot.client.top(bot.amy).view)).toContain('✓');
    });

    it('leaves an event unanswered no longer than that', async () => {
      const handler = slowly();
      const typed = bot.client.types(bot.amy, bot.slack.directOf(bot.amy).id, 'deal 12');
      await turns(() => bot.dispatcher.events.length > 0);
      bot.timers.advance(ACK_WITHIN_MS);
      await typed;
      handler.reply({ kind: 'card', card: card('Late') });
      await bot.slack.until(() => bot.slack.messages.some(({ text }) => text.startsWith('Late')));
    });
  });

  describe('a closed response_url', () => {
    it('gives way to a private message from the bot', async () => {
      const first = await bot.client.command(bot.amy, bot.channel, '/deal', '12');
      if (first === null) throw new Error('no answer');
      bot.dispatcher.reply = () => {
        bot.slack.closeResponseUrls();
        return { kind: 'card', card: card('Second') };
      };
      await bot.client.press(bot.amy, first, BUTTON, PRESS);
      expect(privateTo(bot.amy).map(({ text }) => text)).toEqual(['#12 Acme\nbody', 'Second\nbody']);
    });

    it('gives way to a direct message where the bot is not in the channel', async () => {
      const closed = bot.slack.addChannel('closed', { hasBot: false }).id;
      const first = await bot.client.command(bot.amy, closed, '/deal', '12');
      if (first === null) throw new Error('no answer');
      bot.dispatcher.reply = () => {
        bot.slack.closeResponseUrls();
        return { kind: 'card', card: card('Second') };
      };
      await bot.client.press(bot.amy, first, BUTTON, PRESS);
      expect(bot.slack.messages.at(-1)).toMatchObject({
        channel: bot.slack.directOf(bot.amy).id,
        text: 'Second\nbody',
      });
    });

    it('is used up after five answers and half an hour', async () => {
      const id = bot.slack.responseUrl(bot.amy, bot.channel, null);
      for (let use = 0; use < 5; use += 1) bot.slack.useResponseUrl(id);
      expect(() => bot.slack.useResponseUrl(id)).toThrow('used_url');
      const other = bot.slack.responseUrl(bot.amy, bot.channel, null);
      bot.clock.advance(31 * 60_000);
      expect(() => bot.slack.useResponseUrl(other)).toThrow('expired_url');
    });
  });

  describe('a redelivery', () => {
    it('of a text has no second answer', async () => {
      const payload = await bot.client.types(bot.amy, bot.slack.directOf(bot.amy).id, 'deal 12');
      const before = bot.slack.messages.length;
      await bot.client.line.send('events_api', payload, 1);
      await bot.client.line.send('events_api', payload, 2);
      expect(bot.dispatcher.events).toHaveLength(1);
      expect(bot.slack.messages).toHaveLength(before);
    });

    it('of a command or press carries the same key, so that it commits once', async () => {
      const payload = bot.client.commandPayload(bot.amy, bot.channel, '/deal', '12 undo');
      await bot.client.line.send('slash_commands', payload);
      await bot.client.line.send('slash_commands', payload);
      const [first, second] = bot.dispatcher.events;
      expect(first?.key).toMatch(/^slack:trigger/);
      expect(second?.key).toBe(first?.key);
      await bot.client.command(bot.amy, bot.channel, '/deal', '12 undo');
      expect(bot.dispatcher.events[2]?.key).not.toBe(first?.key);
    });
  });

  describe('a post', () => {
    it('says not_in_channel and channel_not_found for good', async () => {
      const other = bot.slack.addChannel('other', { hasBot: false }).id;
      expect(
        await failure(bot.adapter.post({ ...to(), conversation: other }, card('Card'), 'k', new Map())),
      ).toMatchObject({
        code: 'not_in_channel',
        retryable: false,
      });
      expect(
        await failure(bot.adapter.post({ ...to(), conversation: 'C404' }, card('Card'), 'k', new Map())),
      ).toMatchObject({
        code: 'channel_not_found',
        retryable: false,
      });
    });

    it('says is_archived for good', async () => {
      const old = bot.slack.addChannel('old', { isArchived: true }).id;
      expect(
        await failure(bot.adapter.post({ ...to(), conversation: old }, card('Card'), 'k', new Map())),
      ).toMatchObject({
        code: 'is_archived',
        retryable: false,
      });
    });

    it('waits for a new token, and says on /readyz what to do', async () => {
      expect(bot.adapter.healthProblem()).toBeNull();
      bot.slack.tokenTrouble = 'token_revoked';
      expect(await failure(post())).toMatchObject({
        code: 'token_revoked',
        retryable: true,
        retryAfterMs: 60_000,
      });
      expect(bot.adapter.healthProblem()).toContain('SLACK_BOT_TOKEN');
      bot.slack.tokenTrouble = null;
      await post();
      expect(bot.adapter.healthProblem()).toBeNull();
    });

    it.each([
      ['tokens_revoked', { tokens: { bot: ['U'] } }],
      ['app_uninstalled', {}],
    ])('hears of it from the event %s too', async (type, more) => {
      bot.slack.tokenTrouble = 'token_revoked';
      await bot.client.line.send('events_api', bot.client.eventPayload({ type, ...more }));
      expect(bot.adapter.healthProblem()).toContain('token_revoked');
    });

    it.each([
      ['another team’s token', { type: 'tokens_revoked', tokens: { bot: ['U'] } }, 'T0OTHER'],
      ['another team’s app', { type: 'app_uninstalled' }, 'T0OTHER'],
      ['some person’s token', { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, null],
    ])('is well where it was %s that was taken away', async (_, event, team) => {
      const payload = { ...bot.client.eventPayload(event), ...(team !== null && { team_id: team }) };
      await bot.client.line.send('events_api', payload);
      expect(bot.adapter.healthProblem()).toBeNull();
    });

    it('says what is the matter, not what failed last because of it', async () => {
      bot.slack.tokenTrouble = 'token_revoked';
      await bot.client.line.send('events_api', bot.client.eventPayload({ type: 'app_uninstalled' }));
      bot.slack.tokenTrouble = null;
      bot.slack.failNext('chat.postMessage', { status: 500 });
      expect(await failure(post())).toMatchObject({ code: 'http_500' });
      expect(bot.adapter.healthProblem()).toContain('token_revoked');
    });

    it('passes Retry-After on and holds the channel for as long', async () => {
      bot.slack.failNext('chat.postMessage', { status: 429, retryAfter: 30 });
      expect(await failure(post())).toMatchObject({
        code: 'ratelimited',
        retryable: true,
        retryAfterMs: 30_000,
      });
      expect(await failure(post())).toMatchObject({ code: 'paced', retryable: true, retryAfterMs: 30_000 });
      expect(bot.slack.callsOf('chat.postMessage')).toHaveLength(1);
      bot.timers.advance(30_000);
      await post();
    });

    it('keeps to a message a second and channel after a burst, so that Slack need not ask', async () => {
      const sent = Array.from({ length: 9 }, (_, at) => post(`k${at}`));
      await bot.slack.until(() => bot.slack.messages.length === 5);
      for (let count = 6; count <= 9; count += 1) {
        bot.timers.advance(1_000);
        await bot.slack.until(() => bot.slack.messages.length === count);
      }
      await Promise.all(sent);
      expect(bot.slack.callsOf('chat.postMessage')).toHaveLength(9);
    });

    it('does not know its fate when the connection breaks, and finds the message again', async () => {
      bot.slack.failNext('chat.postMessage', { lost: true });
      expect(await failure(post('lost'))).toMatchObject({ retryable: true, deliveryUnknown: true });
      const found = await bot.adapter.find(to(), 'lost', bot.clock.now());
      expect(found).toEqual({ conversation: bot.channel, messageId: bot.slack.messages[0]?.ts });
      expect(await bot.adapter.find(to(), 'never sent', bot.clock.now())).toBeNull();
    });

    it('finds a message behind hundreds of others', async () => {
      await post('first');
      for (let at = 0; at < 450; at += 1) {
        bot.slack.add({
          channel: bot.channel,
          text: 'chat',
          blocks: [],
          metadata: null,
          author: bot.bob,
          only: null,
          thread: null,
        });
      }
      expect(await bot.adapter.find(to(), 'first', bot.clock.now())).not.toBeNull();
      expect(bot.slack.callsOf('conversations.history')).toHaveLength(3);
    });

    it('knows that a server error may have hit before or after', async () => {
      bot.slack.failNext('chat.postMessage', { status: 503 });
      expect(await failure(post())).toMatchObject({
        code: 'http_503',
        retryable: true,
        deliveryUnknown: true,
      });
    });

    it('falls back to text where a workspace does not know charts yet', async () => {
      const chart = { title: 'Funnel', series: [{ name: 'Reached', values: [{ label: 'New', value: 7 }] }] };
      bot.slack.failNext('chat.postMessage', { error: 'invalid_blocks' });
      await bot.adapter.post(to(), { ...card('F'), body: [{ type: 'chart', chart }] }, 'k', new Map());
      expect(JSON.stringify(bot.slack.messages[0]?.blocks)).toMatch(/▇+ 7 New/);
    });
  });

  it('an update of a message that is gone says so', async () => {
    expect(await failure(bot.adapter.update(to(), '1.2', card('Card'), new Map()))).toMatchObject({
      code: 'message_not_found',
      gone: true,
      retryable: false,
    });
    bot.slack.failNext('chat.update', { error: 'cant_update_message' });
    expect(await failure(bot.adapter.update(to(), '1.2', card('Card'), new Map()))).toMatchObject({
      gone: true,
    });
  });

  it('a token that never worked shows on /readyz and is tried again', async () => {
    const other = await openSlackBot('http', false);
    other.slack.tokenTrouble = 'invalid_auth';
    expect(other.adapter.healthProblem()).toContain('not answered yet');
    await other.adapter.start(other.dispatcher);
    expect(other.adapter.healthProblem()).toContain('invalid_auth');
    other.slack.tokenTrouble = null;
    other.timers.advance(30_000);
    await turns(() => other.adapter.healthProblem() === null);
    await other.close();
  });

  it('an answer that Slack refuses everywhere is logged and harms nothing', async () => {
    bot.dispatcher.reply = { kind: 'card', card: withButton('Card', 'Open') };
    const first = await bot.client.command(bot.amy, bot.channel, '/deal', '12');
    if (first === null) throw new Error('no answer');
    bot.slack.tokenTrouble = 'token_revoked';
    bot.dispatcher.reply = () => {
      bot.slack.closeResponseUrls();
      return { kind: 'card', card: card('Second') };
    };
    await bot.client.press(bot.amy, first, BUTTON, PRESS);
    expect(bot.log.lines.some(({ message }) => message === 'an answer could not go this way')).toBe(true);
  });
});
