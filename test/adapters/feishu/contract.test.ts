import { adapterContract } from '../../contracts/adapter-contract.ts';
import { wordsOfCard } from '../../support/seen-feishu-cards.ts';
import { openFeishuBot } from './setup.ts';

for (const mode of ['websocket', 'webhook'] as const) {
  adapterContract(`Feishu (${mode})`, async () => {
    const { feishu, adapter, amy, bob, group, clock, close } = await openFeishuBot(mode);
    const { tenant } = feishu;
    const inside = (conversation: string) => feishu.messages.filter(({ chat }) => chat === conversation);
    return {
      adapter,
      channel: { tenant, conversation: group },
      nowhere: { tenant, conversation: 'oc_404' },
      person: { tenant, user: amy },
      member: { id: 7, user: bob },
      read: async (conversation) =>
        inside(conversation).map(({ content }) => wordsOfCard(content, (user) => user)),
      notified: async (conversation) => inside(conversation).flatMap(({ content }) => notifiedBy(content)),
      remove: async (_conversation, messageId) => feishu.remove(messageId),
      loseNextAnswer: () => feishu.failNext('POST /open-apis/im/v1/messages', { lost: true }),
      now: () => clock.now(),
      close,
    };
  });
}

/** Feishu notifies by `at` tags in markdown; plain text never does. */
const notifiedBy = (content: unknown): string[] =>
  [...JSON.stringify(markdownOnly(content)).matchAll(/<at (?:ids?|user_id)=([^>]*)>/g)].map(
    ([, user = '']) => (user === 'all' ? 'everyone' : user),
  );

const markdownOnly = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(markdownOnly);
  if (typeof value !== 'object' || value === null) return null;
  if ('tag' in value && value.tag === 'markdown' && 'content' in value) return value.content;
  return Object.values(value).map(markdownOnly);
};
