import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../../src/commands/reply.ts';
import { FakeFeishu } from '../../../support/fake-feishu.ts';
import { Refusal } from '../../../support/fake-feishu-state.ts';
import { card, withButton } from '../../../support/stub-dispatcher.ts';
import { turns } from '../../../support/turns.ts';
import { type FeishuBot, openFeishuBot } from '../setup.ts';

const ENDPOINT = 'POST /callback/ws/endpoint';

describe('Feishu over the long connection', () => {
  let bot: FeishuBot;
  beforeEach(async () => {
    bot = await openFeishuBot();
  });
  afterEach(() => bot.close());

  const message = (id = 'om_1', text = 'deal 12') =>
    bot.client.messageEvent(bot.amy, { id, chat: bot.feishu.directOf(bot.amy).id }, text);
  const connection = () => {
    const found = bot.feishu.connections.at(-1);
    if (found === undefined) throw new Error('nobody is connected');
    return found;
  };
  const words = () => bot.log.lines.map(({ message: line, fields }) => `${line} ${JSON.stringify(fields)}`);

  it('needs no address of its own', () => {
    expect(bot.adapter.http).toBeNull();
    expect(bot.adapter.healthProblem()).toBeNull();
  });

  it('acks an event only when it has been dealt with, so that a crash leaves it to be delivered again', async () => {
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const answer = connection().deliver(message());
    await turns(() => bot.dispatcher.events.length > 0);
    expect(connection().answers).toEqual([]);
    given.reply({ kind: 'card', card: card('Done') });
    expect(await answer).toEqual({ code: 200, body: null });
  });

  it('reads an event that comes in several frames', async () => {
    const long = '漏斗'.repeat(10_000);
    await connection().deliver(message('om_1', `deal 12 note ${long}`), { parts: 5 });
    expect(bot.dispatcher.events[0]).toMatchObject({ text: `deal 12 note ${long}` });
  });

  it('changes a card later by the token of the press, not by that of its header', async () => {
    bot.dispatcher.reply = { kind: 'card', card: withButton('First', 'Next') };
    await bot.client.sends(message());
    const first = bot.feishu.messages.at(-1);
    if (first === undefined) throw new Error('no answer');
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const pressed = bot.client.press(bot.amy, first, {
      tag: 'button',
      value: { press: { kind: 'show-help' } },
    });
    await turns(() => bot.dispatcher.events.length > 1);
    bot.timers.advance(2_000);
    await pressed;
    given.reply({ kind: 'card', card: card('Late') });
    await turns(() => bot.waiting() === 1);
    bot.timers.advance(500);
    await bot.feishu.until(() => bot.feishu.callsOf('POST /open-apis/interactive/v1/card/update').length > 0);
    const [update] = bot.feishu.callsOf('POST /open-apis/interactive/v1/card/update');
    expect(update?.body).toMatchObject({ token: expect.stringMatching(/^c-/) });
    expect(bot.feishu.message(first.id).content).toMatchObject({ header: { title: { content: 'Late' } } });
  });

  it('goes on after a frame of the old card kind, which the SDK drops without an answer', async () => {
    const event = bot.client.event('card.action.trigger', {});
    void connection().deliver(event, { type: 'card' });
    await connection().deliver(message());
    expect(connection().answers).toHaveLength(1);
    expect(bot.dispatcher.events).toHaveLength(1);
  });

  it('goes on after frames that cannot be read', async () => {
    connection().raw(Buffer.from('no protobuf'));
    connection().raw(Buffer.from([0xff, 0xff, 0xff]));
    await connection().deliver(message());
    expect(bot.dispatcher.events).toHaveLength(1);
  });

  it('goes on after a handler that throws', async () => {
    bot.dispatcher.reply = () => {
      throw new Error('broken');
    };
    await bot.client.sends(message('om_1'));
    bot.dispatcher.reply = { kind: 'card', card: card('Well again') };
    await bot.client.sends(message('om_2'));
    expect(bot.dispatcher.events).toHaveLength(2);
  });

  it('says on /readyz that the line is down, connects again, and gets what came meanwhile', async () => {
    bot.feishu.failNext(ENDPOINT, { refusal: new Refusal(1000040343, 'internal', { status: 200 }) });
    connection().end();
    await turns(() => bot.adapter.healthProblem() !== null);
    expect(bot.adapter.healthProblem()).toContain('long connection');
    await bot.client.sends(message());
    await bot.feishu.until(() => bot.feishu.connections.length === 2);
    await turns(() => bot.adapter.healthProblem() === null);
    expect(bot.dispatcher.events).toEqual([]);
    bot.clock.advance(15_000);
    await bot.client.redelivers();
    expect(bot.dispatcher.events).toHaveLength(1);
  });

  it.each([
    ['only busy, which ends all tries of the SDK', { code: 1, msg: 'system busy', data: {} }],
    ['unwell, after which the SDK would wait for minutes', { code: 1, msg: 'system busy' }],
  ])('tries again soon where Feishu was %s', async (_, answer) => {
    const busy = await openFeishuBot('websocket', { isStarted: false });
    busy.feishu.failNext(ENDPOINT, { answer });
    const started = busy.adapter.start(busy.dispatcher);
    await busy.feishu.until(() => busy.feishu.callsOf(ENDPOINT).length === 1);
    busy.timers.advance(5_000);
    await started;
    expect(busy.adapter.healthProblem()).toContain('long connection');
    busy.timers.advance(15_000);
    await turns(() => busy.adapter.healthProblem() === null);
    await busy.close();
  });

  it('opens a broken line again also where the SDK has given up', async () => {
    bot.feishu.failNext(ENDPOINT, { answer: { code: 1, msg: 'system busy', data: {} } });
    connection().end();
    await bot.feishu.until(() => bot.feishu.callsOf(ENDPOINT).length === 2);
    await turns(() => words().some((line) => line.includes('refused the long connection')));
    bot.timers.advance(15_000);
    await turns(() => bot.adapter.healthProblem() === null);
    await bot.client.sends(message());
    expect(bot.dispatcher.events).toHaveLength(1);
  });

  it('says what is wrong with an app id that the SDK would only log', async () => {
    const feishu = await new FakeFeishu().open();
    feishu.appId = 'cli_mine';
    const other = await openFeishuBot('websocket', { feishu });
    expect(other.adapter.healthProblem()).toContain('FEISHU_APP_ID');
    expect(other.log.lines.map(({ message: line }) => line).join('\n')).toContain('FEISHU_APP_ID');
    await other.close();
    await feishu.close();
  });

  it('lets nothing new in while it stops, and answers what is under way', async () => {
    const given: { reply: (reply: Reply) => void } = { reply: () => {} };
    bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
    const line = connection();
    const answer = line.deliver(message('om_1'));
    await turns(() => bot.dispatcher.events.length > 0);
    const stopping = bot.adapter.stop();
    expect((await line.deliver(message('om_2'))).code).toBe(500);
    given.reply({ kind: 'card', card: card('Done') });
    await stopping;
    expect((await answer).code).toBe(200);
    await turns(() => !line.isOpen);
    expect(bot.feishu.connections).toHaveLength(1);
  });

  it('logs neither secrets nor what people typed, and prints nothing', async () => {
    const printed: unknown[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
      vi.spyOn(console, method).mockImplementation((...all) => void printed.push(all));
    }
    const wrong = await openFeishuBot('websocket', { appSecret: 'a-very-secret-secret', isStarted: false });
    const started = wrong.adapter.start(wrong.dispatcher);
    await wrong.feishu.until(() => wrong.feishu.callsOf(ENDPOINT).length === 1);
    wrong.timers.advance(5_000);
    await started;
    bot.feishu.revokeTokens();
    bot.feishu.failNext('POST /open-apis/im/v1/messages', {
      refusal: new Refusal(230099, 'no: private words'),
    });
    bot.feishu.failNext('POST /open-apis/im/v1/messages', { status: 502 });
    bot.dispatcher.reply = { kind: 'card', card: card('private words') };
    await bot.client.sends(message('om_1', 'private words'));
    expect(wrong.adapter.healthProblem()).toContain('10014');
    const all = [...words(), ...wrong.log.lines.map((line) => JSON.stringify(line))].join('\n');
    expect(all).not.toMatch(/a-very-secret|fake-app-secret|private words|t-0000/);
    expect(printed).toEqual([]);
    await wrong.close();
    vi.restoreAllMocks();
  });
});
