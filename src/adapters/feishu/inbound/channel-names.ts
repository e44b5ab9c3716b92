import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { type ChannelNames, type ChannelProfile, channelNamesBy } from '../../../chat/names.ts';
import type { ConversationStore } from '../../../domain/ports/conversations.ts';
import { field, textAt } from '../../shared/payload.ts';
import type { Timers } from '../../shared/timers.ts';
import type { FeishuApi } from '../api.ts';

/**
 * Payloads carry no names of groups. `external`: people of other tenants can be in it.
 * https://open.feishu.cn/document/server-docs/group/chat/get-2
 */
export const createChannelNames = (
  api: FeishuApi,
  conversations: Pick<ConversationStore, 'learn'>,
  parts: { clock: Clock; log: Log; timers: Timers },
): ChannelNames => {
  const ask = async (chat: string): Promise<ChannelProfile> => {
    const answer = await api.call({
      method: 'GET',
      path: `/open-apis/im/v1/chats/${encodeURIComponent(chat)}`,
    });
    const external = field(answer, 'data', 'external');
    return {
      name: textAt(answer, 'data', 'name'),
      isShared: typeof external === 'boolean' ? external : null,
    };
  };

  return channelNamesBy('feishu', ask, 'a group could not be read', conversations, parts);
};
