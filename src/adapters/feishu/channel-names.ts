import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../chat/log.ts';
import { createLookUps } from '../../chat/look-ups.ts';
import type { Store } from '../../funnel/store.ts';
import type { FeishuApi } from './api.ts';
import { textAt } from './read.ts';

export interface ChannelNames {
  /** Somebody used the bot in the group. Costs nothing where its name was asked for within the day. */
  met(tenant: string, chat: string): void;
  /** Asked for anew: events may come twice, or in another order than the renames. */
  renamed(tenant: string, chat: string): void;
  settled(): Promise<void>;
}

/** Payloads carry no names of groups. https://open.feishu.cn/document/server-docs/group/chat/get-2 */
export const createChannelNames = (
  api: FeishuApi,
  store: Pick<Store, 'nameConversation'>,
  { clock, log }: { clock: Clock; log: Log },
): ChannelNames => {
  const lookUps = createLookUps(clock, log, 'a group’s name could not be read');

  const learn = async (tenant: string, chat: string): Promise<void> => {
    const answer = await api.call({
      method: 'GET',
      path: `/open-apis/im/v1/chats/${encodeURIComponent(chat)}`,
    });
    const name = textAt(answer, 'data', 'name');
    if (name !== null) await store.nameConversation({ platform: 'feishu', tenant, external: chat }, name);
  };

  const met = (tenant: string, chat: string): void =>
    lookUps.daily(`${tenant}:${chat}`, () => learn(tenant, chat));

  return {
    met,
    renamed(tenant, chat) {
      lookUps.forget(`${tenant}:${chat}`);
      met(tenant, chat);
    },
    settled: lookUps.settled,
  };
};
