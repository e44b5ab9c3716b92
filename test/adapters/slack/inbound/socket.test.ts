import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACK_WITHIN_MS } from '../../../../src/adapters/shared/time-limits.ts';
import type { Reply } from '../../../../src/commands/reply.ts';
import type { Failure } from '../../../support/fake-slack.ts';
import { card, lostForm } from '../../../support/stub-dispatcher.ts';
import { turns } from '../../../support/turns.ts';
import { openSlackBot, type SlackBot } from '../setup.ts';

describe('Slack over Socket Mode', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await openSlackBot('socket');
  });
  afterEach(() => bot.close());

  it('needs no address of its own', () => {
    expect(bot.adapter.http).toBeNull();
    expect(bot.adapter.healthProblem()).toBeNull();
  });

  it('answers a command in the ack', async () => {
    const answer = await bot.client.command(bot.amy, bot.channel, '/deal', '12');
    expect(answer).toMatchObject({ only: bot.amy, text: '#12 Acme\nbody' });
  });

  it('opens a form and shows field errors in it', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
    bot.dispatcher.reply = { kind: 'field-errors', errors: { text: 'Say why.' } };
    await bot.client.submit(bot.amy, {});
    expect(bot.client.errors.get(bot.client.top(bot.amy).id)).toEqual({ 'lost.text': 'Say why.' });
  });

  it('answers a message typed to the bot', async () => {
    const direct = bot.slack.directOf(bot.amy).id;
    await bot.client.types(bot.amy, direct, 'deal 12');
    expect(bot.slack.messages.at(-1)).toMatchObject({ channel: direct, author: bot.slack.botUser });
  });

  it('acks an event only when it has been dealt with, so that a crash leaves it to be delivered again', async () => {
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const [socket] = bot.slack.sockets;
    const payload = bot.client.messagePayload(bot.amy, bot.slack.directOf(bot.amy).id, '1.1', 'deal 12 undo');
    socket?.push('e1', 'events_api', payload);
    await turns(() => bot.dispatcher.events.length > 0);
    expect(socket?.acks.has('e1')).toBe(false);
    given.reply({ kind: 'card', card: card('Done') });
    await turns(() => socket?.acks.has('e1') === true);
  });

  it('does not answer a redelivered envelope twice, be the first answered or still under way', async () => {
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const [socket] = bot.slack.sockets;
    const payload = bot.client.messagePayload(bot.amy, bot.slack.directOf(bot.amy).id, '1.1', 'deal 12');
    socket?.push('e1', 'events_api', payload);
    await turns(() => bot.dispatcher.events.length > 0);
    socket?.push('e2', 'events_api', payload, 1);
    await turns(() => bot.timers.running === 2);
    given.reply({ kind: 'card', card: card('Once') });
    await turns(() => socket?.acks.size === 2);
    await socket?.deliver('events_api', payload, 2);
    expect(bot.dispatcher.events).toHaveLength(1);
    expect(bot.slack.messages.filter(({ text }) => text.startsWith('Once'))).toHaveLength(1);
  });

  it('acks a slow command in time and answers it later', async () => {
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const asked = bot.client.command(bot.amy, bot.channel, '/deal', '12');
    await turns(() => bot.dispatcher.events.length > 0);
    bot.timers.advance(ACK_WITHIN_MS);
    expect(await asked).toBeNull();
    given.reply({ kind: 'card', card: card('Late') });
    await bot.slack.until(() => bot.slack.messages.some(({ text }) => text.startsWith('Late')));
  });

  it('says on /readyz that the line is down', async () => {
    bot.slack.sockets[0]?.end();
    await turns(() => bot.adapter.healthProblem() !== null);
    expect(bot.adapter.healthProblem()).toContain('Socket Mode');
  });

  it('keeps trying when the app token does not work', async () => {
    const other = await openSlackBot('socket', false);
    other.slack.failNext('apps.connections.open', { error: 'invalid_auth' });
    await other.adapter.start(other.dispatcher);
    expect(other.adapter.healthProblem()).toContain('Socket Mode');
    other.timers.advance(60_000);
    await turns(() => other.adapter.healthProblem() === null);
    expect(await other.client.command(other.amy, other.channel, '/deal', '12')).not.toBeNull();
    await other.close();
  });

  it.each<Failure>([{ error: 'internal_error' }, { status: 503 }, { lost: true }])(
    'comes back, without ending the process, when a lost line cannot be opened again at first: %o',
    async (failure) => {
      bot.slack.failNext('apps.connections.open', failure);
      bot.slack.sockets[0]?.end();
      await turns(() => bot.adapter.healthProblem() !== null);
      bot.timers.advance(5_000);
      await turns(() => bot.log.lines.some(({ message }) => message.includes('could not be opened')));
      bot.timers.advance(5_000);
      await turns(() => bot.adapter.healthProblem() === null);
      expect(await bot.client.command(bot.amy, bot.channel, '/deal', '12')).not.toBeNull();
    },
  );

  it('waits as long as Slack asks for before it opens the line again', async () => {
    bot.slack.failNext('apps.connections.open', { status: 429, retryAfter: 30 });
    bot.slack.sockets[0]?.end();
    await turns(() => bot.adapter.healthProblem() !== null);
    bot.timers.advance(5_000);
    await turns(() => bot.log.lines.some(({ message }) => message.includes('could not be opened')));
    bot.timers.advance(29_000);
    expect(bot.slack.callsOf('apps.connections.open')).toHaveLength(2);
    bot.timers.advance(1_000);
    await turns(() => bot.adapter.healthProblem() === null);
  });

  it('opens a line at once that Slack renews', async () => {
    bot.timers.advance(60_000);
    bot.slack.sockets[0]?.renew();
    await turns(() => bot.adapter.healthProblem() !== null);
    bot.timers.advance(0);
    await turns(() => bot.adapter.healthProblem() === null);
    expect(bot.slack.sockets).toHaveLength(2);
  });

  it('does not keep the bot from starting while Slack says nothing', async () => {
    const other = await openSlackBot('socket', false);
    other.slack.failNext('apps.connections.open', { silent: true });
    const started = other.adapter.start(other.dispatcher);
    await other.slack.until(() => other.slack.callsOf('apps.connections.open').length === 1);
    other.timers.advance(5_000);
    await started;
    expect(other.adapter.healthProblem()).toContain('Socket Mode');
    await other.close();
  });

  it('answers what is under way before it hangs up, and lets nothing more in', async () => {
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const asked = bot.client.command(bot.amy, bot.channel, '/deal', '12');
    await turns(() => bot.dispatcher.events.length > 0);
    const stopped = bot.adapter.stop();
    const [socket] = bot.slack.sockets;
    socket?.push('late', 'slash_commands', bot.client.commandPayload(bot.amy, bot.channel, '/deal', '13'));
    given.reply({ kind: 'card', card: card('Just in time') });
    expect(await asked).toMatchObject({ text: 'Just in time\nbody' });
    await stopped;
    expect(bot.dispatcher.events).toHaveLength(1);
    expect(socket?.acks.has('late')).toBe(false);
  });
});
