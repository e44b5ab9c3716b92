import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Address, ChatAdapter } from '../../src/chat/adapter.ts';
import { failure } from '../support/chat-failure.ts';

/** One adapter with its platform, started, and what the suite must be able to see of the platform. */
export interface AdapterUnderTest {
  adapter: ChatAdapter;
  /** A channel the bot may post in. */
  channel: Address;
  /** One that does not exist. */
  nowhere: Address;
  /** A person, and how their direct conversation is reached. */
  person: Address;
  /** A member of `mentions`, and the platform's id. */
  member: { id: number; user: string };
  /** What can be read in a channel or conversation now, oldest first; formatting and controls left out. */
  read(conversation: string): Promise<readonly string[]>;
  /** The platform's ids of those a conversation's messages notified so far; `everyone` where it was all of them. */
  notified(conversation: string): Promise<readonly string[]>;
  /** Takes a message away behind the bot's back. */
  remove(conversation: string, messageId: string): Promise<void>;
  /** The next post arrives, but the bot never hears of it. null: the platform cannot lose an answer. */
  loseNextAnswer: (() => void) | null;
  /** Milliseconds since the epoch, by the platform's clock. */
  now(): number;
  close(): Promise<void>;
}

const card = (title: string, ...body: Card['body']): Card => ({ title, tone: 'normal', body, more: null });
const NASTY = '<!channel> <@U1> @all <at id=all></at> &amp; <b>*x*</b>';

/** What dispatch and the outbox rely on, whatever the platform. */
export const adapterContract = (name: string, open: () => Promise<AdapterUnderTest>): void => {
  describe(`the adapter for ${name}`, () => {
    let one: AdapterUnderTest;
    beforeEach(async () => {
      one = await open();
    });
    afterEach(() => one.close());

    const post = (to: Address, title: string, key: string) =>
      one.adapter.post(to, card(title, { type: 'text', text: 'body' }), key, new Map());

    it('posts a card and says where it is', async () => {
      const { conversation, messageId } = await post(one.channel, 'First', 'k1');
      expect(messageId).not.toBe('');
      expect(await one.read(conversation)).toEqual([expect.stringContaining('First')]);
    });

    it('changes a posted card in place', async () => {
      const { conversation, messageId } = await post(one.channel, 'First', 'k1');
      await one.adapter.update(one.channel, messageId, card('Second'), new Map());
      const [only, ...more] = await one.read(conversation);
      expect(only).toContain('Second');
      expect(only).not.toContain('First');
      expect(more).toEqual([]);
    });

    it('finds a message by its key, and none that was never posted', async () => {
      const since = one.now();
      const posted = await post(one.channel, 'First', 'k1');
      await post(one.channel, 'Second', 'k2');
      expect(await one.adapter.find(one.channel, 'k1', since)).toEqual(posted);
      expect(await one.adapter.find(one.channel, 'k3', since)).toBeNull();
    });

    it('still finds a message after it was changed', async () => {
      const since = one.now();
      const posted = await post(one.channel, 'First', 'k1');
      await one.adapter.update(one.channel, posted.messageId, card('Second'), new Map());
      expect(await one.adapter.find(one.channel, 'k1', since)).toEqual(posted);
    });

    it('writes to a person directly, and finds that too', async () => {
      const since = one.now();
      const posted = await post(one.person, 'For you', 'k1');
      expect(await one.read(posted.conversation)).toEqual([expect.stringContaining('For you')]);
      expect(await one.adapter.find(one.person, 'k1', since)).toEqual(posted);
    });

    it('says that a channel does not exist, for good', async () => {
      const error = await failure(post(one.nowhere, 'First', 'k1'));
      expect(error).toMatchObject({ retryable: false, deliveryUnknown: false });
      expect(error.code).toMatch(/^[\w-]+$/);
    });

    it('says that a message is gone, so that it can be posted anew', async () => {
      const { conversation, messageId } = await post(one.channel, 'First', 'k1');
      await one.remove(conversation, messageId);
      expect(
        await failure(one.adapter.update(one.channel, messageId, card('Second'), new Map())),
      ).toMatchObject({
        gone: true,
      });
    });

    it('does not claim to know the fate of a post it never heard of again', async ({ skip }) => {
      if (one.loseNextAnswer === null) return skip('nothing is lost between the bot and this platform');
      const since = one.now();
      one.loseNextAnswer();
      expect(await failure(post(one.channel, 'First', 'k1'))).toMatchObject({
        retryable: true,
        deliveryUnknown: true,
      });
      expect(await one.adapter.find(one.channel, 'k1', since)).not.toBeNull();
    });

    it('notifies whom a card mentions and nobody that people’s text names', async () => {
      const { id, user } = one.member;
      const { conversation } = await one.adapter.post(
        one.channel,
        card(NASTY, {
          type: 'text',
          text: [
            NASTY,
            { bold: NASTY },
            { member: id, name: 'Bob', mention: true },
            { member: id, name: NASTY, mention: false },
          ],
        }),
        'k1',
        new Map([[id, user]]),
      );
      expect(await one.notified(conversation)).toEqual([user]);
    });

    it('shows people’s text as it is, in every part of a card', async () => {
      const text = '<b>Acme</b> & Söhne 云启';
      const press = { kind: 'show-help' } as const;
      const { conversation } = await one.adapter.post(
        one.channel,
        card(
          `1 ${text}`,
          { type: 'text', text: `2 ${text}` },
          { type: 'note', text: [`3 ${text}`], tone: 'warning' },
          { type: 'fields', pairs: [{ label: `4 ${text}`, value: `5 ${text}` }] },
          { type: 'line', text: `6 ${text}`, controls: [] },
          {
            type: 'table',
            caption: 'Table',
            columns: [{ label: `7 ${text}`, align: 'left' }],
            rows: [[{ text: `8 ${text}`, press }]],
          },
        ),
        'k1',
        new Map(),
      );
      const [shown] = await one.read(conversation);
      for (let part = 1; part <= 8; part += 1) expect(shown).toContain(`${part} ${text}`);
    });

    it('takes a card of any size', async () => {
      const lines = Array.from(
        { length: 300 },
        (_, at) => ({ type: 'line', text: `Line ${at} ${'x'.repeat(200)}`, controls: [] }) as const,
      );
      const { conversation } = await one.adapter.post(one.channel, card('Long', ...lines), 'k1', new Map());
      expect((await one.read(conversation))[0]).toContain('Line 0');
    });

    it('is connected', () => {
      expect(one.adapter.healthProblem()).toBeNull();
    });
  });
};
