import { z } from 'zod';
import { defaultDigests } from '../../domain/digests/digest-settings.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { noConversation } from '../no-conversation.ts';
import { done } from '../notice.ts';
import { digestsChanged } from './digests-changed.ts';

const input = z.strictObject({
  kind: z.literal('set-digests'),
  on: z.boolean(),
  /** Also where people of other organisations read along. */
  anyway: z.literal(true).optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-digests': z.infer<typeof input>;
  }
}

const ANYWAY = { en: '/funnel here anyway', 'zh-CN': '/漏斗 这里 仍然开启' };
const HERE = { en: '/funnel here', 'zh-CN': '/漏斗 这里' };

/** Makes the channel it is said in a digest channel, or not. */
export const setDigests = defineCommand({
  kind: 'set-digests',
  about: null,
  permission: 'configure',
  effect: 'write',
  input,
  usage: {
    topic: 'digests',
    en: ['/funnel here', '/funnel here off', '/funnel here anyway'],
    'zh-CN': ['/漏斗 这里', '/漏斗 这里 关闭', '/漏斗 这里 仍然开启'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['here'], 'zh-CN': ['这里', '播报'] },
      parse({ text }) {
        if (/^(?:|on|开|开启|打开)$/iu.test(text)) return { kind: 'set-digests', on: true };
        if (/^(?:anyway|仍然开启|仍要开启|仍然)$/iu.test(text))
          return { kind: 'set-digests', on: true, anyway: true };
        if (/^(?:off|stop|关|关闭|停止)$/iu.test(text)) return { kind: 'set-digests', on: false };
        throw new CommandError(
          'here-not-understood',
          { text: cut(text, 40) },
          { en: '/funnel here off', 'zh-CN': '/漏斗 这里 关闭' },
        );
      },
    },
  ],
  async handle({ on, anyway }, context) {
    const { store, workspace, sharedChannel } = context;
    if (sharedChannel !== null && on) {
      if (anyway !== true) throw new CommandError('channel-shared', {}, ANYWAY);
      await store.conversations.insist(workspace.id, sharedChannel.id, true);
    }
    const conversation = context.conversation ?? sharedChannel;
    if (conversation === null || (on && conversation.kind === 'direct')) throw noConversation(context, HERE);
    if (!on) {
      await store.conversations.saveDigests(conversation.workspace, conversation.id, null);
      await store.conversations.insist(workspace.id, conversation.id, false);
      return done('done.digests-off', {}, context);
    }
    // Whoever wants them here does not want them paused.
    const fresh = defaultDigests(workspace.digestMinute);
    await store.conversations.changeDigests(workspace.id, conversation.id, { paused: false }, fresh);
    return digestsChanged('done.digests-on', conversation.id, context);
  },
});
