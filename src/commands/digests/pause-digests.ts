import { z } from 'zod';
import { includedWords } from '../../cards/digests/digest-words.ts';
import type { CommandOf } from '../../cards/kit/command.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { id } from '../inputs.ts';
import { digestChannel } from './digest-channel.ts';
import { digestsChanged } from './digests-changed.ts';

const input = z.strictObject({
  kind: z.literal('pause-digests'),
  /** Absent: where it is said. */
  conversation: id.optional(),
  paused: z.boolean(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'pause-digests': z.infer<typeof input>;
  }
}

/** Of the channel it is said in, whether that is said along or not. */
const pausing = (text: string, paused: boolean): CommandOf<'pause-digests'> => {
  if (!/^(?:|here|digests?|这里|本群|本频道|播报|推送)$/iu.test(text))
    throw new CommandError(
      'pause-not-understood',
      { text: cut(text, 40) },
      { en: `/funnel ${paused ? 'pause' : 'resume'}`, 'zh-CN': `/漏斗 ${paused ? '暂停' : '恢复'}` },
    );
  return { kind: 'pause-digests', paused };
};

/** Stops a channel's digests for a while, and brings them back. */
export const pauseDigests = defineCommand({
  kind: 'pause-digests',
  about: null,
  permission: 'configure',
  effect: 'write',
  input,
  usage: {
    topic: 'digests',
    en: ['/funnel pause', '/funnel resume'],
    'zh-CN': ['/漏斗 暂停', '/漏斗 恢复'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['pause'], 'zh-CN': ['暂停'] },
      parse: ({ text }) => pausing(text, true),
    },
    {
      under: 'funnel',
      words: { en: ['resume'], 'zh-CN': ['恢复'] },
      parse: ({ text }) => pausing(text, false),
    },
  ],
  async handle({ conversation, paused }, context) {
    const { store, workspace, view } = context;
    const { id: channel } = await digestChannel(conversation, context);
    const digests = await store.conversations.changeDigests(workspace.id, channel, { paused }, null);
    if (digests === null)
      throw new CommandError('no-digests', {}, { en: '/funnel here', 'zh-CN': '/漏斗 这里' });
    const key = paused ? 'done.pause-digests' : 'done.resume-digests';
    return digestsChanged(key, channel, context, { what: includedWords(digests, view) });
  },
});
