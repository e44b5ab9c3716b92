import type { Card } from '../../cards/kit/card.ts';
import type { Address, ChatAdapter, Delivered, MentionIds } from '../../chat/adapter.ts';
import { DeliveryError } from '../../chat/delivery-error.ts';
import { field, listAt, textAt } from '../shared/payload.ts';
import type { SlackApi } from './api.ts';
import type { DmChannels } from './inbound/dm-channels.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { SlackMessage } from './render/blocks.ts';
import { type Canvas, MESSAGE, NOBODY, renderMessage } from './render/render.ts';

const EVENT_TYPE = 'funnelbot_message';
/** The bot's clock and Slack's may differ by this much. */
const SKEW_MS = 5 * 60_000;
const HISTORY_PAGE = 200;
const HISTORY_PAGES = 5;
const QUIETLY = { unfurl_links: false, unfurl_media: false };

/** What goes out on the bot's own account, and how it is found again after a crash. */
export interface Sending extends Pick<ChatAdapter, 'post' | 'update' | 'find'> {
  /** To one person in a conversation the bot is in. Throws `DeliveryError`. */
  postEphemeral(to: { channel: string; user: string; thread: string | null }, card: Card): Promise<void>;
  /** A plain message without the outbox: the answer to what somebody typed. Throws `DeliveryError`. */
  postMessage(channel: string, card: Card, thread: string | null): Promise<void>;
}

/** Paced per channel. Throws `DeliveryError`. */
export const createSending = (api: SlackApi, pace: RateLimiter, dmChannels: DmChannels): Sending => {
  const channelOf = (to: Address): Promise<string> =>
    'user' in to ? dmChannels.of(to.user) : Promise.resolve(to.conversation);

  const postTo = async (channel: string, message: object): Promise<Delivered> => {
    await pace.turn(channel);
    try {
      const posted = await api.call('chat.postMessage', { channel, ...QUIETLY, ...message });
      return { conversation: textAt(posted, 'channel') ?? channel, messageId: textAt(posted, 'ts') ?? '' };
    } catch (error) {
      if (error instanceof DeliveryError && error.code === 'ratelimited') {
        pace.hold(channel, error.retryAfterMs ?? 0);
      }
      throw error;
    }
  };

  return {
    async post(to, card, key, mentions) {
      const channel = await channelOf(to);
      const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
      return rendered(card, mentions, (message) => postTo(channel, { ...message, metadata }));
    },

    async update(to, messageId, card, mentions) {
      const channel = await channelOf(to);
      await rendered(card, mentions, (message) =>
        api.call('chat.update', { channel, ts: messageId, ...message }),
      );
    },

    async find(to, key, sinceMs) {
      const channel = await channelOf(to);
      let cursor: string | null = null;
      for (let page = 0; page < HISTORY_PAGES; page += 1) {
        const history: unknown = await api.call('conversations.history', {
          channel,
          oldest: String((sinceMs - SKEW_MS) / 1_000),
          inclusive: true,
          include_all_metadata: true,
          limit: HISTORY_PAGE,
          ...(cursor === null ? {} : { cursor }),
        });
        const found = listAt(history, 'messages').find((message) => keyOf(message) === key);
        if (found !== undefined) return { conversation: channel, messageId: textAt(found, 'ts') ?? '' };
        cursor = textAt(history, 'response_metadata', 'next_cursor');
        if (cursor === null) return null;
      }
      return null;
    },

    async postEphemeral({ channel, user, thread }, card) {
      await rendered(card, NOBODY, (message) =>
        api.call('chat.postEphemeral', {
          channel,
          user,
          ...message,
          ...(thread === null ? {} : { thread_ts: thread }),
        }),
      );
    },

    async postMessage(channel, card, thread) {
      await rendered(card, NOBODY, (message) =>
        postTo(channel, { ...message, ...(thread === null ? {} : { thread_ts: thread }) }),
      );
    },
  };
};

const keyOf = (message: unknown): string | null =>
  field(message, 'metadata', 'event_type') === EVENT_TYPE
    ? textAt(message, 'metadata', 'event_payload', 'key')
    : null;

/** A workspace that does not know the charts and tables yet gets them as text. */
export const rendered = async <T>(
  card: Card,
  mentions: MentionIds,
  send: (message: SlackMessage) => Promise<T>,
): Promise<T> => {
  const canvas: Canvas = { ...MESSAGE, mentions };
  const message = renderMessage(card, canvas);
  try {
    return await send(message);
  } catch (error) {
    const isRefused = error instanceof DeliveryError && error.code.startsWith('invalid_blocks');
    if (!isRefused || !message.blocks.some(isNative)) throw error;
    return send(renderMessage(card, { ...canvas, native: false }));
  }
};

const isNative = ({ type }: { type: string }): boolean =>
  type === 'data_visualization' || type === 'data_table';
