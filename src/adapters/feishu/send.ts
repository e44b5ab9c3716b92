import type { Card } from '../../cards/kit/card.ts';
import { plainText } from '../../cards/kit/plain-text.ts';
import type { Address, ChatAdapter, Delivered, MentionIds } from '../../chat/adapter.ts';
import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Log } from '../../chat/log.ts';
import { createCache } from '../../lib/cache.ts';
import { textAt } from '../shared/payload.ts';
import { type FeishuApi, FeishuRefusal } from './api.ts';
import { isAppLimited, isLimited, isRefusedCard } from './errors.ts';
import { findMessage, marked, uuidOf } from './find.ts';
import type { Chats } from './inbound/dm-channels.ts';
import type { Presses } from './inbound/presses.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { FeishuCard } from './render/card-json.ts';
import type { FormCard } from './render/form.ts';
import { NOBODY, plainTextOf, renderCard } from './render/render.ts';

const MESSAGES = '/open-apis/im/v1/messages';
const KEPT = 5_000;
/** Not a message that can be changed: unknown, or once sent as plain text. */
const NOT_A_CARD = new Set(['230001', '230054']);

/** Who gets a message, in the terms of `im/v1/messages`. */
export interface Receiver {
  type: 'chat_id' | 'open_id';
  id: string;
}

/** What goes out on the bot's own account, and how it is found again after a crash. */
export interface Sending extends Pick<ChatAdapter, 'post' | 'update' | 'find'> {
  /** A message without the outbox: the answer to what one person did. `key`: sent once, however often. Throws `DeliveryError`. */
  postMessage(to: Receiver, card: Card | FormCard, key: string | null): Promise<Delivered>;
  /** To one person in a group, who must be there now. The message's id. Throws `DeliveryError`. */
  postEphemeral(to: { chat: string; user: string }, card: Card | FormCard): Promise<string>;
  /** Changes a pressed card, once its press has been answered. Throws `DeliveryError`. */
  replace(updateToken: string, card: Card | FormCard): Promise<void>;
}

interface Parts {
  api: FeishuApi;
  pace: RateLimiter;
  chats: Chats;
  presses: Presses;
  log: Log;
}

/** Paced per chat and per message; a card that is refused goes out as text. Throws `DeliveryError`. */
export const createSending = ({ api, pace, chats, presses, log }: Parts): Sending => {
  /** Under which key a message was posted: a change must not take its mark away. */
  const keys = createCache<string, string>(KEPT);
  /** Posts looked for in vain: Feishu may still know their uuid, and then answers with the message as it was. */
  const doubtful = createCache<string, true>(KEPT);

  const paced = async <T>(of: string, call: () => Promise<T>): Promise<T> => {
    await pace.turn(of);
    try {
      return await call();
    } catch (error) {
      if (isTooMuch(error)) pace.hold(of, error.retryAfterMs ?? 0);
      throw error;
    }
  };

  /** A card that Feishu refuses is replaced by its words in the plainest card there is. */
  const accepted = async <T>(
    card: Card | FormCard,
    mentions: MentionIds,
    send: (json: FeishuCard) => Promise<T>,
  ): Promise<T> => {
    try {
      return await send('json' in card ? card.json : renderCard(card, { mentions }));
    } catch (error) {
      if (!(error instanceof FeishuRefusal && isRefusedCard(error.code))) throw error;
      log.error({ code: error.code, ...placeIn(error.words) }, 'Feishu refused a card: its text goes out');
      return send(renderCard(inWords(wordsOf(card))));
    }
  };

  const create = async (
    to: Receiver,
    type: 'interactive' | 'text',
    content: object,
    key: string | null,
  ): Promise<Delivered> => {
    const answer = await paced(to.id, () =>
      api.call({
        method: 'POST',
        path: MESSAGES,
        params: { receive_id_type: to.type },
        data: {
          receive_id: to.id,
          msg_type: type,
          content: JSON.stringify(content),
          ...(key === null ? {} : { uuid: uuidOf(key) }),
        },
      }),
    ).catch((error: unknown) => {
      if (isTooMuch(error) && isAppLimited(error.code)) pace.holdOwn(error.retryAfterMs ?? 0);
      throw error;
    });
    const conversation = textAt(answer, 'data', 'chat_id') ?? to.id;
    const messageId = textAt(answer, 'data', 'message_id') ?? '';
    if (to.type === 'open_id') chats.met(to.id, conversation);
    if (key !== null) keys.set(messageId, key);
    return { conversation, messageId };
  };

  const send = async (
    to: Receiver,
    card: Card | FormCard,
    key: string | null,
    mentions: MentionIds,
  ): Promise<Delivered> => {
    try {
      return await accepted(card, mentions, (json) => create(to, 'interactive', marked(json, key), key));
    } catch (error) {
      if (!(error instanceof DeliveryError && isRefusedCard(error.code))) throw error;
      return create(to, 'text', { text: plainTextOf(wordsOf(card)) }, key);
    }
  };

  const patch = (messageId: string, card: Card, mentions: MentionIds): Promise<unknown> =>
    accepted(card, mentions, async (json) => {
      await presses.over(messageId);
      const content = JSON.stringify(marked(json, keys.get(messageId) ?? null));
      const path = `${MESSAGES}/${encodeURIComponent(messageId)}`;
      return paced(messageId, () => api.call({ method: 'PATCH', path, data: { content } }));
    });

  return {
    async post(to, card, key, mentions) {
      await pace.ownTurn();
      const delivered = await send(receiverOf(to), card, key, mentions);
      if (doubtful.get(key) !== undefined) {
        // What arrived on an earlier try shows the deal as it was then.
        await patch(delivered.messageId, card, mentions).catch((error: unknown) => {
          log.warn({ err: error }, 'a message that may be an earlier one could not be brought up to date');
        });
        doubtful.delete(key);
      }
      return delivered;
    },

    async update(_to, messageId, card, mentions) {
      try {
        await patch(messageId, card, mentions);
      } catch (error) {
        const isNoCard = error instanceof DeliveryError && NOT_A_CARD.has(error.code);
        throw isNoCard ? new DeliveryError(error.code, { gone: true, cause: error }) : error;
      }
    },

    async find(to, key, sinceMs) {
      const chat = 'user' in to ? chats.directOf(to.user) : to.conversation;
      const messageId = chat === null ? null : await findMessage(api, chat, { key, sinceMs }, log);
      if (chat === null || messageId === null) {
        doubtful.set(key, true);
        return null;
      }
      keys.set(messageId, key);
      return { conversation: chat, messageId };
    },

    async postMessage(to, card, key) {
      try {
        return await send(to, card, key, NOBODY);
      } catch (error) {
        // A person waits, and nobody else would try again: once more, where the pause is a short one.
        if (!isTooMuch(error)) throw error;
        return send(to, card, key, NOBODY);
      }
    },

    async postEphemeral({ chat, user }, card) {
      const answer = await accepted(card, NOBODY, (json) =>
        api.call({
          method: 'POST',
          path: '/open-apis/ephemeral/v1/send',
          data: { chat_id: chat, open_id: user, msg_type: 'interactive', card: json },
        }),
      );
      return textAt(answer, 'data', 'message_id') ?? '';
    },

    async replace(updateToken, card) {
      await accepted(card, NOBODY, (json) =>
        api.call({
          method: 'POST',
          path: '/open-apis/interactive/v1/card/update',
          data: { token: updateToken, card: json },
        }),
      );
    },
  };
};

const isTooMuch = (error: unknown): error is DeliveryError =>
  error instanceof DeliveryError && isLimited(error.code);

const receiverOf = (to: Address): Receiver =>
  'user' in to ? { type: 'open_id', id: to.user } : { type: 'chat_id', id: to.conversation };

const wordsOf = (card: Card | FormCard): Card => ('json' in card ? card.words : card);

const inWords = (card: Card): Card => ({
  title: '',
  tone: card.tone,
  body: [{ type: 'text', text: plainText(card) }],
  more: null,
});

/** What Feishu says about a refused card, but not the value it quotes: that may be somebody's. */
const placeIn = (words: string): { reason: string | null; at: string | null } => ({
  reason: /ErrCode:\s*(\d+)/.exec(words)?.[1] ?? null,
  at: /ErrPath:\s*([^;]{1,300})/.exec(words)?.[1]?.trim() ?? null,
});
