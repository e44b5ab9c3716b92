import { createHash } from 'node:crypto';
import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Log } from '../../chat/log.ts';
import { field, listAt, textAt } from '../shared/payload.ts';
import type { FeishuApi } from './api.ts';
import type { FeishuCard } from './render/card-json.ts';

/** The bot's clock and Feishu's may differ by this much. */
const SKEW_MS = 5 * 60_000;
const PAGE = 50;
const PAGES = 20;

/** Feishu sends nothing twice that has the same `uuid` within one hour; it takes at most 50 characters. */
export const uuidOf = (key: string): string => digest(key).slice(0, 32);

/** A card's own data do not come back from Feishu, but the id of an element does (20 characters, first a letter). */
const markOf = (key: string): string => `k${digest(key).slice(0, 19)}`;

const digest = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The card with the key in it, so that it can be found again. */
export const marked = (card: FeishuCard, key: string | null): object => {
  const [first, ...rest] = card.body.elements;
  if (key === null || first === undefined) return card;
  return { ...card, body: { ...card.body, elements: [{ ...first, element_id: markOf(key) }, ...rest] } };
};

/** The id of the message in `chat` that carries the key; null: none, or Feishu lets the bot not read there. */
export const findMessage = async (
  api: FeishuApi,
  chat: string,
  { key, sinceMs }: { key: string; sinceMs: number },
  log: Log,
): Promise<string | null> => {
  const mark = markOf(key);
  let pageToken: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await listed(api, chat, sinceMs, pageToken, log);
    const found = listAt(answer, 'data', 'items').find(
      (item) => field(item, 'deleted') !== true && textAt(item, 'body', 'content')?.includes(mark),
    );
    if (found !== undefined) return textAt(found, 'message_id');
    pageToken = field(answer, 'data', 'has_more') === true ? textAt(answer, 'data', 'page_token') : null;
    if (pageToken === null) return null;
  }
  return null;
};

const listed = async (
  api: FeishuApi,
  chat: string,
  sinceMs: number,
  pageToken: string | null,
  log: Log,
): Promise<unknown> => {
  try {
    return await api.call({
      method: 'GET',
      path: '/open-apis/im/v1/messages',
      params: {
        container_id_type: 'chat',
        container_id: chat,
        start_time: String(Math.floor((sinceMs - SKEW_MS) / 1_000)),
        sort_type: 'ByCreateTimeDesc',
        page_size: PAGE,
        // Else only the words of a card come back, without its ids.
        card_msg_content_type: 'raw_card_content',
        ...(pageToken === null ? {} : { page_token: pageToken }),
      },
    });
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.retryable) throw error;
    // Reading a group takes a permission of its own, which the bot does without: the uuid is enough for an hour.
    log.debug({ code: error.code }, 'Feishu did not list the messages of a chat');
    return null;
  }
};
