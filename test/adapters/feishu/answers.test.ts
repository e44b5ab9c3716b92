import { defaultHttpInstance } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API_TIMEOUT_MS } from '../../../src/adapters/shared/time-limits.ts';
import { Refusal } from '../../support/fake-feishu-state.ts';
import { offersOfCard, wordsOfCard } from '../../support/seen-feishu-cards.ts';
import { card, lostForm, withButton } from '../../support/stub-dispatcher.ts';
import { turns } from '../../support/turns.ts';
import { type FeishuBot, openFeishuBot } from './setup.ts';

const CREATE = 'POST /open-apis/im/v1/messages';
const EPHEMERAL = 'POST /open-apis/ephemeral/v1/send';

describe('When Feishu does not take an answer', () => {
  let bot: FeishuBot;
  beforeEach(async () => {
    bot = await openFeishuBot('webhook');
  });
  afterEach(() => bot.close());

  const shown = () => bot.feishu.messages.map(({ content }) => wordsOfCard(content, String));

  describe('one that is too much for a moment', () => {
    const typed = (reset: number) => {
      bot.feishu.failNext(CREATE, { refusal: new Refusal(230020, 'too many', { reset }) });
      return bot.client.types(bot.amy, bot.feishu.directOf(bot.amy).id, 'deal 12');
    };

    it('waits for it', async () => {
      const asked = typed(1);
      await bot.feishu.until(() => bot.feishu.callsOf(CREATE).length === 1);
      // Its own time limit, and the pause.
      await turns(() => bot.waiting() === 2);
      bot.timers.advance(1_000);
      await asked;
      expect(shown().at(-1)).toContain('#12 Acme');
    });

    it('is not waited for longer than anybody would', async () => {
      await typed(30);
      expect(bot.feishu.callsOf(CREATE)).toHaveLength(1);
      expect(JSON.stringify(bot.log.lines)).toContain('"code":"paced"');
    });
  });

  describe('one that finds no way', () => {
    const press = async () => {
      const { messageId } = await bot.adapter.post(
        { tenant: bot.feishu.tenant, conversation: bot.group },
        withButton('Shared', 'Open'),
        'k1',
        new Map(),
      );
      const message = bot.feishu.message(messageId);
      bot.feishu.failNext(EPHEMERAL, { refusal: new Refusal(18053, 'not there') });
      bot.feishu.failNext(CREATE, { refusal: new Refusal(230013, 'no availability to the user') });
      await bot.client.press(bot.amy, message, offersOfCard(message.content)[0]?.action ?? {});
      return bot.client.toasts.get(bot.amy);
    };

    it('is not said to be in the direct messages', async () => {
      expect(await press()).toMatchObject({ type: 'error', content: expect.stringContaining('try again') });
      expect(bot.log.lines.map(({ message }) => message)).toContain('an answer could not go this way');
    });

    it('is told by its first words where it is a refusal', async () => {
      bot.dispatcher.reply = { kind: 'refusal', card: card('Not done', 'Bob moved it') };
      expect(await press()).toEqual({ type: 'warning', content: 'Bob moved it' });
    });
  });

  it('that is a form it logs where, and the form is said in words', async () => {
    const words = 'ext=ErrCode: 200621; ErrMsg: no; ErrPath: $.body.elements[0]; ErrorValue: private words;';
    bot.feishu.failNext(CREATE, { refusal: new Refusal(230099, words) });
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.types(bot.amy, bot.feishu.directOf(bot.amy).id, 'deal 12 lost');
    expect(shown().at(-1)).toBe('Lost\nReason\nMore');
    expect(bot.log.lines.flatMap(({ level, fields }) => (level === 'error' ? [fields] : []))).toEqual([
      { code: '230099', reason: '200621', at: '$.body.elements[0]' },
    ]);
  });

  it('nor anything else, it is not waited for for ever', async () => {
    expect(defaultHttpInstance.defaults.timeout).toBe(API_TIMEOUT_MS);
    defaultHttpInstance.defaults.timeout = 20;
    bot.feishu.failNext(CREATE, { silent: true });
    const posted = bot.adapter.post(
      { tenant: bot.feishu.tenant, conversation: bot.group },
      card('Card'),
      'k1',
      new Map(),
    );
    await expect(posted).rejects.toMatchObject({ code: 'timeout', retryable: true, deliveryUnknown: true });
  });
});
