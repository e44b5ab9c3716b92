import type { Log } from '../../../chat/log.ts';
import { createCache } from '../../../lib/cache.ts';
import { textAt } from '../../shared/payload.ts';
import type { FeishuApi } from '../api.ts';
import { toDeliveryError } from '../errors.ts';

/** Which chats are the bot's own conversations with one person. */
export interface Chats {
  met(user: string, chat: string): void;
  metGroup(chat: string): void;
  /** The person's direct chat, where it is known. */
  directOf(user: string): string | null;
  /** A press does not tell where it happened, so Feishu is asked once; null: it did not say. */
  isDirect(chat: string): Promise<boolean | null>;
}

const KEPT = 10_000;

/** Asks Feishu once about each chat, and remembers. https://open.feishu.cn/document/server-docs/group/chat/get-2 */
export const createChats = (api: FeishuApi, log: Log): Chats => {
  const direct = createCache<string, boolean>(KEPT);
  const ofUser = createCache<string, string>(KEPT);

  return {
    met(user, chat) {
      if (ofUser.get(user) === chat) return;
      direct.set(chat, true);
      ofUser.set(user, chat);
    },
    metGroup(chat) {
      if (direct.get(chat) !== false) direct.set(chat, false);
    },
    directOf: (user) => ofUser.get(user) ?? null,
    async isDirect(chat) {
      const known = direct.get(chat);
      if (known !== undefined) return known;
      try {
        const answer = await api.call({
          method: 'GET',
          path: `/open-apis/im/v1/chats/${encodeURIComponent(chat)}`,
        });
        const isDirect = textAt(answer, 'data', 'chat_mode') === 'p2p';
        direct.set(chat, isDirect);
        return isDirect;
      } catch (error) {
        log.warn({ code: toDeliveryError(error).code }, 'Feishu did not tell whether a chat is a direct one');
        return null;
      }
    },
  };
};
