import { z } from 'zod';
import { defineCommand } from '../define-command.ts';
import { language } from '../inputs.ts';
import { noConversation } from '../no-conversation.ts';
import { done } from '../notice.ts';

const input = z.strictObject({ kind: z.literal('set-channel-language'), language });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-channel-language': z.infer<typeof input>;
  }
}

/** Of what is posted from now on in the conversation it is said in; live cards as they change. */
export const setChannelLanguage = defineCommand({
  kind: 'set-channel-language',
  about: null,
  permission: 'configure',
  effect: 'write',
  input,
  usage: { topic: 'digests', en: ['/funnel language zh here'], 'zh-CN': ['/漏斗 语言 中文 这里'] },
  async handle({ language: chosen }, context) {
    const { store, conversation } = context;
    if (conversation === null || conversation.kind === 'direct')
      throw noConversation(context, { en: '/funnel language zh here', 'zh-CN': '/漏斗 语言 中文 这里' });
    await store.conversations.saveLanguage(conversation.workspace, conversation.id, chosen);
    return done(chosen === 'en' ? 'done.channel-in-english' : 'done.channel-in-chinese', {}, context);
  },
});
