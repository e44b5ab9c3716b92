import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encrypted, signed } from '../../../support/fake-feishu-lines.ts';
import { card } from '../../../support/stub-dispatcher.ts';
import { type FeishuBot, openFeishuBot } from '../setup.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('Feishu over HTTP', () => {
  let bot: FeishuBot;
  beforeEach(async () => {
    bot = await openFeishuBot('webhook');
  });
  afterEach(() => bot.close());

  const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    fetch(`${bot.url}/feishu/events`, { method: 'POST', headers, body });
  const message = () =>
    bot.client.messageEvent(bot.amy, { id: 'om_1', chat: bot.feishu.directOf(bot.amy).id }, 'deal 12');
  const sealed = (event: object = message()) =>
    JSON.stringify({ encrypt: encrypted(bot.feishu.encryptKey, JSON.stringify(event)) });
  const now = () => bot.clock.now();
  const refused = () => bot.log.lines.flatMap(({ level, fields }) => (level === 'warn' ? [fields] : []));

  it('answers what is encrypted and signed', async () => {
    const body = sealed();
    const response = await post(body, signed(bot.feishu.encryptKey, body, now()));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({});
    expect(bot.dispatcher.events).toHaveLength(1);
  });

  it('checks the signature of the bytes, not of what they mean', async () => {
    const body = JSON.stringify(JSON.parse(sealed()), null, 2);
    expect((await post(body, signed(bot.feishu.encryptKey, body, now()))).status).toBe(200);
    const headers = signed(bot.feishu.encryptKey, body, now());
    expect((await post(JSON.stringify(JSON.parse(body)), headers)).status).toBe(401);
  });

  it.each<[string, (body: string) => Record<string, string>]>([
    ['no signature', () => JSON_TYPE],
    ['a signature with another key', (body) => signed('another key', body, now())],
    ['a signature of another body', () => signed(bot.feishu.encryptKey, sealed(), now())],
    ['an old timestamp', (body) => signed(bot.feishu.encryptKey, body, now() - 6 * 60_000)],
    ['a timestamp to come', (body) => signed(bot.feishu.encryptKey, body, now() + 6 * 60_000)],
    [
      'a timestamp that is none',
      (body) => ({ ...signed(bot.feishu.encryptKey, body, now()), 'x-lark-request-timestamp': 'now' }),
    ],
  ])('refuses %s with 401 and a line in the log', async (_, headers) => {
    const body = sealed();
    expect((await post(body, headers(body))).status).toBe(401);
    expect(bot.dispatcher.events).toEqual([]);
    expect(refused()).toEqual([{ reason: 'signature' }]);
  });

  it('takes a timestamp of a few minutes ago', async () => {
    const body = sealed();
    expect((await post(body, signed(bot.feishu.encryptKey, body, now() - 4 * 60_000))).status).toBe(200);
  });

  it.each<[string, () => string]>([
    ['is not encrypted', () => JSON.stringify(message())],
    ['is encrypted with another key', () => JSON.stringify({ encrypt: encrypted('another', '{}') })],
    ['is no encryption', () => JSON.stringify({ encrypt: 'AAAA' })],
    ['is no text at all', () => JSON.stringify({ encrypt: { not: 'a text' } })],
  ])('refuses what %s, even signed', async (_, text) => {
    const body = text();
    expect((await post(body, signed(bot.feishu.encryptKey, body, now()))).status).toBe(401);
    expect(refused()).toEqual([{ reason: 'encryption' }]);
  });

  it.each(['im.message.receive_v1', 'card.action.trigger'])(
    'refuses %s with a wrong verification token, even encrypted and signed',
    async (type) => {
      const event = JSON.parse(JSON.stringify(bot.client.event(type, {})));
      for (const token of ['another', undefined]) {
        event.header.token = token;
        const body = sealed(event);
        expect((await post(body, signed(bot.feishu.encryptKey, body, now()))).status).toBe(401);
      }
      expect(refused()).toEqual([{ reason: 'token' }, { reason: 'token' }]);
    },
  );

  it('answers the URL challenge at once, which comes encrypted but not signed', async () => {
    const challenge = { type: 'url_verification', challenge: 'abc', token: bot.feishu.verificationToken };
    const response = await post(sealed(challenge));
    expect(await response.json()).toEqual({ challenge: 'abc' });
    expect((await post(JSON.stringify(challenge))).status).toBe(401);
    expect((await post(sealed({ ...challenge, token: 'another' }))).status).toBe(401);
  });

  it('takes nothing for an event that only calls itself a challenge', async () => {
    const event = { ...message(), type: 'url_verification', challenge: 'abc' };
    const body = sealed(event);
    expect(await (await post(body)).json()).toEqual({ challenge: 'abc' });
    expect(bot.dispatcher.events).toEqual([]);
  });

  it('answers a press in the response', async () => {
    bot.dispatcher.reply = { kind: 'done', notice: 'Noted.' };
    const on = { id: 'om_9', chat: bot.group };
    const event = bot.client.pressEvent(
      bot.amy,
      { ...on, type: 'interactive', content: {}, author: '', only: null, toPerson: false, at: 0 },
      { tag: 'button', value: { press: { kind: 'show-help' } } },
    );
    const { status, body } = await bot.client.line.send(event);
    expect({ status, body }).toEqual({
      status: 200,
      body: { toast: { type: 'success', content: 'Noted.' } },
    });
  });

  it('survives a handler that throws, and goes on', async () => {
    bot.dispatcher.reply = () => {
      throw new Error('broken');
    };
    await bot.client.types(bot.amy, bot.feishu.directOf(bot.amy).id, 'deal 12');
    expect(bot.log.lines.map(({ message: line }) => line)).toContain('a Feishu event failed');
    bot.dispatcher.reply = { kind: 'card', card: card('Well again') };
    await bot.client.types(bot.amy, bot.feishu.directOf(bot.amy).id, 'deal 12');
    expect(bot.dispatcher.events).toHaveLength(2);
  });

  it.each(['{broken', '', '[]', 'null', '"text"'])(
    'has nothing to say to a body that is no event: %s',
    async (body) => {
      const { status } = await post(body, signed(bot.feishu.encryptKey, body, now()));
      expect(status).toBe(401);
      const inside = JSON.stringify({ encrypt: encrypted(bot.feishu.encryptKey, body) });
      const answer = await post(inside, signed(bot.feishu.encryptKey, inside, now()));
      expect([400, 401]).toContain(answer.status);
      expect(bot.dispatcher.events).toEqual([]);
    },
  );

  it('takes a long text and refuses a body of more than a megabyte', async () => {
    const chat = bot.feishu.directOf(bot.amy).id;
    const long = sealed(bot.client.messageEvent(bot.amy, { id: 'om_2', chat }, 'x'.repeat(100_000)));
    expect((await post(long, signed(bot.feishu.encryptKey, long, now()))).status).toBe(200);
    const huge = 'x'.repeat(1_100_000);
    expect((await post(huge, signed(bot.feishu.encryptKey, huge, now()))).status).toBe(413);
  });

  it('takes nothing but POST', async () => {
    expect((await fetch(`${bot.url}/feishu/events`)).status).toBe(405);
  });

  it('asks Feishu to come again while it is not started', async () => {
    const fresh = await openFeishuBot('webhook', { isStarted: false });
    const chat = fresh.feishu.directOf(fresh.amy).id;
    await fresh.client.types(fresh.amy, chat, 'deal 12');
    expect(fresh.dispatcher.events).toEqual([]);
    await fresh.adapter.start(fresh.dispatcher);
    fresh.clock.advance(14_000);
    expect(await fresh.client.redelivers()).toBe(0);
    fresh.clock.advance(1_000);
    expect(await fresh.client.redelivers()).toBe(1);
    expect(fresh.dispatcher.events).toHaveLength(1);
    await fresh.close();
  });
});

describe('Feishu over HTTP without an encrypt key', () => {
  let bot: FeishuBot;
  beforeEach(async () => {
    bot = await openFeishuBot('plain webhook');
  });
  afterEach(() => bot.close());

  const post = (event: object) =>
    fetch(`${bot.url}/feishu/events`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(event) });
  const message = () => {
    const chat = bot.feishu.directOf(bot.amy).id;
    return JSON.parse(JSON.stringify(bot.client.messageEvent(bot.amy, { id: 'om_1', chat }, 'deal 12')));
  };

  it('takes events with the verification token, and no others', async () => {
    expect((await post(message())).status).toBe(200);
    const forged = message();
    forged.header.token = 'guessed';
    expect((await post(forged)).status).toBe(401);
    forged.header.token = undefined;
    expect((await post(forged)).status).toBe(401);
    expect(bot.dispatcher.events).toHaveLength(1);
  });

  it('does not take what it cannot decrypt', async () => {
    expect((await post({ encrypt: encrypted('some key', JSON.stringify(message())) })).status).toBe(401);
  });

  it('answers the URL challenge with the verification token, and no other', async () => {
    const challenge = { type: 'url_verification', challenge: 'abc', token: bot.feishu.verificationToken };
    expect(await (await post(challenge)).json()).toEqual({ challenge: 'abc' });
    expect((await post({ ...challenge, token: 'guessed' })).status).toBe(401);
  });
});
