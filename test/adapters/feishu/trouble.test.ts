import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../../../src/locales/en.json' with { type: 'json' };
import { failure } from '../../support/chat-failure.ts';
import { Refusal } from '../../support/fake-feishu-state.ts';
import { wordsOfCard } from '../../support/seen-feishu-cards.ts';
import { card } from '../../support/stub-dispatcher.ts';
import { turns } from '../../support/turns.ts';
import { type FeishuBot, openFeishuBot } from './setup.ts';

const CREATE = 'POST /open-apis/im/v1/messages';
const PATCH = 'PATCH /open-apis/im/v1/messages/:id';
const TOKEN = 'POST /open-apis/auth/v3/tenant_access_token/internal';
const DAY = 24 * 60 * 60_000;

describe('When Feishu is in trouble', () => {
  let bot: FeishuBot;
  beforeEach(async () => {
    bot = await openFeishuBot('webhook');
  });
  afterEach(() => bot.close());

  const to = () => ({ tenant: bot.feishu.tenant, conversation: bot.group });
  const post = (key = 'k1', title = 'Card') => bot.adapter.post(to(), card(title), key, new Map());
  const update = (messageId: string, title = 'New') =>
    bot.adapter.update(to(), messageId, card(title), new Map());
  const shown = () => bot.feishu.messages.map(({ content }) => wordsOfCard(content, String));

  describe('a post', () => {
    it.each<[string, () => string, string]>([
      ['the bot is not in the group', () => bot.feishu.addChat({ hasBot: false }).id, '230002'],
      ['there is no such group', () => 'oc_404', '230001'],
    ])('says for good that %s, and there is a remedy', async (_, conversation, code) => {
      const there = { ...to(), conversation: conversation() };
      const error = await failure(bot.adapter.post(there, card('Card'), 'k', new Map()));
      expect(error).toMatchObject({ code, retryable: false, deliveryUnknown: false });
      expect(Object.keys(en)).toContain(`remedy.feishu.${code}`);
    });

    it.each<[string, Refusal]>([
      ['HTTP 429', new Refusal(99991400, 'too many', { status: 429, reset: 30 })],
      ['HTTP 429 with no code of Feishu’s', new Refusal(0, 'too many', { status: 429, reset: 30 })],
      ['HTTP 400, as older methods answer', new Refusal(99991400, 'too many', { reset: 30 })],
      ['the chat’s own limit', new Refusal(230020, 'too many', { reset: 30 })],
    ])('passes the hint on and holds the chat for as long: %s', async (_, refusal) => {
      bot.feishu.failNext(CREATE, { refusal });
      expect(await failure(post())).toMatchObject({ retryable: true, retryAfterMs: 30_000 });
      expect(await failure(post())).toMatchObject({ code: 'paced', retryAfterMs: 30_000 });
      expect(bot.feishu.callsOf(CREATE)).toHaveLength(1);
      bot.timers.advance(30_000);
      await post();
    });

    it('waits a second where there is no hint', async () => {
      bot.feishu.failNext(CREATE, { refusal: new Refusal(230020) });
      expect(await failure(post())).toMatchObject({ retryable: true, retryAfterMs: 1_000 });
    });

    it('keeps to five a second and chat, so that Feishu need not ask', async () => {
      const sent = Array.from({ length: 12 }, (_, at) => post(`k${at}`));
      await bot.feishu.until(() => bot.feishu.messages.length === 5);
      await turns(() => bot.waiting() === 7);
      bot.timers.advance(1_050);
      await bot.feishu.until(() => bot.feishu.messages.length === 10);
      bot.timers.advance(1_050);
      await Promise.all(sent);
      expect(bot.feishu.callsOf(CREATE)).toHaveLength(12);
    });

    it.each([
      ['whom it was for, where it is that chat’s limit', 230020, false],
      ['all others too, where it is the app’s', 99991400, true],
    ])('that is too much holds %s', async (_, code, isHeld) => {
      bot.feishu.failNext(CREATE, { refusal: new Refusal(code, 'too many', { reset: 30 }) });
      await failure(post());
      const elsewhere = { ...to(), conversation: bot.feishu.addChat().id };
      const other = bot.adapter.post(elsewhere, card('Card'), 'k2', new Map());
      if (!isHeld) {
        await other;
        return;
      }
      expect(await failure(other)).toMatchObject({ code: 'paced', retryAfterMs: 30_000 });
      expect(bot.feishu.callsOf(CREATE)).toHaveLength(1);
      bot.timers.advance(30_000);
      await bot.adapter.post(elsewhere, card('Card'), 'k2', new Map());
    });

    it('to many people at once leaves room for the answers to others', async () => {
      const sent = Array.from({ length: 30 }, (_, at) =>
        bot.adapter.post(
          { ...to(), conversation: bot.feishu.addChat().id },
          card('Note'),
          `n${at}`,
          new Map(),
        ),
      );
      await bot.feishu.until(() => bot.feishu.messages.length === 14);
      await turns(() => bot.waiting() === 16);
      await bot.client.types(bot.amy, bot.feishu.directOf(bot.amy).id, 'deal 12');
      expect(shown().at(-1)).toContain('#12 Acme');
      for (let seconds = 0; seconds < 2; seconds += 1) bot.timers.advance(1_050);
      await Promise.all(sent);
    });

    it('is sent once under its key, however often it is tried, and brought up to date', async () => {
      bot.feishu.listsMessages = false;
      bot.feishu.failNext(CREATE, { lost: true });
      expect(await failure(post('lost', 'Old'))).toMatchObject({ retryable: true, deliveryUnknown: true });
      expect(await bot.adapter.find(to(), 'lost', bot.clock.now())).toBeNull();
      const { messageId } = await post('lost', 'New');
      expect(bot.feishu.messages.map(({ id }) => id)).toEqual([messageId]);
      expect(shown()).toEqual(['New\nbody']);
      for (const { body } of bot.feishu.callsOf(CREATE)) {
        expect(body).toMatchObject({ uuid: expect.stringMatching(/^.{1,50}$/) });
      }
    });

    it('is found by its key among hundreds of others, where the app may read the chat', async () => {
      const posted = await post('first');
      for (let at = 0; at < 120; at += 1) {
        bot.feishu.add({
          chat: bot.group,
          type: 'text',
          content: { text: 'chat' },
          author: bot.bob,
          only: null,
          toPerson: false,
        });
      }
      expect(await bot.adapter.find(to(), 'first', bot.clock.now())).toEqual(posted);
      expect(bot.feishu.callsOf('GET /open-apis/im/v1/messages')).toHaveLength(3);
    });

    it('knows that a server error may have hit before or after', async () => {
      bot.feishu.failNext(CREATE, { status: 503 });
      expect(await failure(post())).toMatchObject({
        code: 'http_503',
        retryable: true,
        deliveryUnknown: true,
      });
      bot.feishu.failNext(CREATE, { status: 200 });
      expect(await failure(post())).toMatchObject({
        code: 'bad_answer',
        retryable: true,
        deliveryUnknown: true,
      });
    });

    it('knows that nothing arrived where nobody answers at all', async () => {
      const other = await openFeishuBot('webhook');
      await other.feishu.close();
      const again = () => failure(other.adapter.post(to(), card('Card'), 'k', new Map()));
      // The first may still go over an old connection, which breaks.
      await again();
      expect(await again()).toMatchObject({ code: 'unreachable', retryable: true, deliveryUnknown: false });
      await other.adapter.stop();
    });
  });

  describe('a token', () => {
    it('that Feishu no longer takes is renewed once, and the call made again', async () => {
      bot.feishu.revokeTokens();
      await post();
      expect(shown()).toEqual(['Card\nbody']);
      expect(bot.feishu.callsOf(TOKEN)).toHaveLength(2);
      expect(bot.feishu.callsOf(CREATE)).toHaveLength(2);
    });

    it('is asked for once, not for each call', async () => {
      for (let at = 0; at < 3; at += 1) await post(`k${at}`);
      expect(bot.feishu.callsOf(TOKEN)).toHaveLength(1);
    });

    it('is asked for anew before it runs out, so that no call meets a refusal', async () => {
      await post('k1');
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 60 * 60_000 });
      await post('k2').finally(() => vi.useRealTimers());
      expect(bot.feishu.callsOf(TOKEN)).toHaveLength(2);
      expect(bot.feishu.callsOf(CREATE)).toHaveLength(2);
    });

    it('that stays refused makes the messages wait, and shows on /readyz', async () => {
      expect(bot.adapter.healthProblem()).toBeNull();
      bot.feishu.healthProblem = new Refusal(99991663, 'Invalid access token');
      expect(await failure(post())).toMatchObject({
        code: '99991663',
        retryable: true,
        retryAfterMs: 60_000,
      });
      expect(bot.feishu.callsOf(CREATE)).toHaveLength(1);
      expect(bot.adapter.healthProblem()).toContain('FEISHU_APP_SECRET');
      bot.feishu.healthProblem = null;
      await post();
      expect(bot.adapter.healthProblem()).toBeNull();
    });

    it('that never worked shows on /readyz and is tried again', async () => {
      const other = await openFeishuBot('webhook', { isStarted: false });
      other.feishu.healthProblem = new Refusal(10014, 'app secret invalid', { status: 200 });
      expect(other.adapter.healthProblem()).toContain('not answered yet');
      await other.adapter.start(other.dispatcher);
      expect(other.adapter.healthProblem()).toContain('10014');
      other.feishu.healthProblem = null;
      other.timers.advance(30_000);
      await turns(() => other.adapter.healthProblem() === null);
      await other.close();
    });
  });

  describe('an update', () => {
    it('within 14 days changes the card, after that a new one is needed', async () => {
      const { messageId } = await post();
      bot.clock.advance(14 * DAY);
      await update(messageId);
      bot.clock.advance(1);
      expect(await failure(update(messageId))).toMatchObject({ code: '230031', gone: true });
    });

    it('of a withdrawn, deleted or unknown message says that it is gone', async () => {
      const { messageId } = await post();
      bot.feishu.failNext(PATCH, { refusal: new Refusal(230110) });
      expect(await failure(update(messageId))).toMatchObject({ gone: true });
      bot.feishu.remove(messageId);
      expect(await failure(update(messageId))).toMatchObject({ code: '230011', gone: true });
      expect(await failure(update('om_404'))).toMatchObject({ gone: true });
    });

    it('of a card that is being pressed by another way in waits a moment', async () => {
      const { messageId } = await post();
      const { answered } = bot.feishu.press(bot.feishu.message(messageId));
      expect(await failure(update(messageId))).toMatchObject({ retryable: true, retryAfterMs: 1_000 });
      answered();
      await update(messageId);
      expect(shown()).toEqual(['New\nbody']);
    });

    it('of one message keeps to five a second', async () => {
      const { messageId } = await post();
      const sent = Array.from({ length: 6 }, (_, at) => update(messageId, `Card ${at}`));
      await turns(() => bot.waiting() === 1);
      await Promise.all(sent.slice(0, 5));
      bot.timers.advance(1_050);
      await Promise.all(sent);
      expect(bot.feishu.callsOf(PATCH)).toHaveLength(6);
    });
  });

  describe('a card that Feishu refuses', () => {
    const refusal = new Refusal(
      230099,
      'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err; ErrPath: $.body.elements[0]; ErrorValue: private words;',
    );
    const logged = () => bot.log.lines.flatMap(({ level, fields }) => (level === 'error' ? [fields] : []));

    it('is logged with its place, but not with its words, and goes out as text', async () => {
      bot.feishu.failNext(CREATE, { refusal });
      await post('k', 'Title');
      expect(shown()).toEqual(['Title\nbody']);
      expect(logged()).toEqual([{ code: '230099', reason: '200621', at: '$.body.elements[0]' }]);
    });

    it('even as text in a card goes out as a text message', async () => {
      for (let times = 0; times < 2; times += 1) bot.feishu.failNext(CREATE, { refusal });
      await post('k', 'Title');
      expect(bot.feishu.messages[0]).toMatchObject({ type: 'text', content: { text: 'Title\nbody' } });
    });

    it('is replaced by its text when an old one is changed into it', async () => {
      const { messageId } = await post();
      bot.feishu.failNext(PATCH, { refusal });
      await update(messageId, 'Changed');
      expect(shown()).toEqual(['Changed\nbody']);
    });

    it('is posted anew where a text message stands', async () => {
      for (let times = 0; times < 2; times += 1) bot.feishu.failNext(CREATE, { refusal });
      const { messageId } = await post();
      expect(await failure(update(messageId))).toMatchObject({ gone: true });
    });
  });
});
