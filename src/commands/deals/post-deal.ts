import { z } from 'zod';
import { defineCommand } from '../define-command.ts';
import { dealRef } from '../inputs.ts';
import { noConversation } from '../no-conversation.ts';

const input = z.strictObject({ kind: z.literal('post-deal'), deal: dealRef });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'post-deal': z.infer<typeof input>;
  }
}

/** Puts the live card into the conversation, or draws the one there anew. */
export const postDeal = defineCommand({
  kind: 'post-deal',
  about: 'deal',
  permission: 'create',
  effect: 'write',
  input,
  menu: {
    label: 'deal.post',
    position: 90,
    press: ({ it: { deal } }) => ({ kind: 'post-deal', deal }),
  },
  usage: { topic: 'deal', en: ['/deal 12 post'], 'zh-CN': ['/商机 12 发布'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['post', 'share'], 'zh-CN': ['发布', '发到群里', '分享'] },
    },
  ],
  async handle(_command, context) {
    const { deal, store, workspace, conversation, now, view } = context;
    if (conversation === null)
      throw noConversation(context, {
        en: `/deal ${deal.number} post`,
        'zh-CN': `/商机 ${deal.number} 发布`,
      });
    const to = { kind: 'conversation', id: conversation.id } as const;
    await store.outbox.queue(workspace.id, { to, key: null, body: { kind: 'deal-card' } }, deal.id, now);
    return { kind: 'done', notice: view.t('done.post-deal', { deal: deal.number }) };
  },
});
