import { z } from 'zod';
import { defaultDigests } from '../../domain/digests/digest-settings.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { done } from '../notice.ts';
import { digestsChanged } from './digests-changed.ts';

const input = z.strictObject({ kind: z.literal('set-digests'), on: z.boolean() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-digests': z.infer<typeof input>;
  }
}

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
    en: ['/funnel here', '/funnel here off'],
    'zh-CN': ['/漏斗 这里', '/漏斗 这里 关闭'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['here'], 'zh-CN': ['这里', '播报'] },
      parse({ text }) {
        if (/^(?:|on|开|开启|打开)$/iu.test(text)) return { kind: 'set-digests', on: true };
        if (/^(?:off|stop|关|关闭|停止)$/iu.test(text)) return { kind: 'set-digests', on: false };
        throw new CommandError(
          'here-not-understood',
          { text: cut(text, 40) },
          { en: '/funnel here off', 'zh-CN': '/漏斗 这里 关闭' },
        );
      },
    },
  ],
  async handle({ on }, context) {
    const { store, workspace, conversation } = context;
    if (conversation === null || (on && conversation.kind === 'direct'))
      throw new CommandError('no-conversation', {}, HERE);
    if (!on) {
      await store.conversations.saveDigests(conversation.workspace, conversation.id, null);
      return done('done.digests-off', {}, context);
    }
    // Whoever wants them here does not want them paused.
    const fresh = defaultDigests(workspace.digestMinute);
    await store.conversations.changeDigests(workspace.id, conversation.id, { paused: false }, fresh);
    return digestsChanged('done.digests-on', conversation.id, context);
  },
});
