import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type ChannelNames, channelNamesBy } from '../../../chat/names.ts';
import type { ConversationStore } from '../../../domain/ports/conversations.ts';
import { textAt } from '../../shared/payload.ts';
import type { FeishuApi } from '../api.ts';

/** Payloads carry no names of groups. https://open.feishu.cn/document/server-docs/group/chat/get-2 */
export const createChannelNames = (
  api: FeishuApi,
  conversations: Pick<ConversationStore, 'rename'>,
  parts: { clock: Clock; log: Log },
): ChannelNames => {
  const learn = async (tenant: string, chat: string): Promise<void> => {
    const answer = await api.call({
      method: 'GET',
      path: `/open-apis/im/v1/chats/${encodeURIComponent(chat)}`,
    });
    const name = textAt(answer, 'data', 'name');
    if (name !== null) await conversations.rename({ platform: 'feishu', tenant, external: chat }, name);
  };

  return channelNamesBy(learn, 'a group’s name could not be read', parts);
};
