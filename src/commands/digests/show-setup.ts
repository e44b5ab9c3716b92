import { z } from 'zod';
import { isDigestChannel } from '../../cards/digests/digest-channel.ts';
import { setupCard } from '../../cards/digests/setup-card.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { nearest } from '../grammar/nearest.ts';
import { plain } from '../grammar/plain.ts';

const input = z.strictObject({ kind: z.literal('show-setup') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-setup': z.infer<typeof input>;
  }
}

type Topic = 'digests' | 'calendar' | 'target';

const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ...['digests', 'digest', '播报', '推送'].map((word): [string, Topic] => [word, 'digests']),
  ...['calendar', '日历', '工作日'].map((word): [string, Topic] => [word, 'calendar']),
  ...['target', 'targets', '目标'].map((word): [string, Topic] => [word, 'target']),
]);

/** The settings of the team, and of each digest conversation. */
export const showSetup = defineCommand({
  kind: 'show-setup',
  about: null,
  permission: 'read',
  effect: 'read',
  input,
  usage: { topic: 'digests', en: ['/funnel setup'], 'zh-CN': ['/漏斗 设置'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['setup', 'settings'], 'zh-CN': ['设置'] },
      /** `setup`, `setup digests`: the form of the channel it is said in; elsewhere all settings at a glance. */
      parse({ text }, { conversation }) {
        if (text === '') return { kind: 'show-setup' };
        const topic = TOPICS.get(plain(text));
        switch (topic) {
          case 'digests':
            return conversation === null || conversation.kind === 'direct'
              ? { kind: 'show-setup' }
              : { kind: 'open-form', ref: { form: 'digests', conversation: conversation.id } };
          case 'calendar':
          case 'target':
            return { kind: 'open-form', ref: { form: topic } };
          case undefined: {
            const close = nearest(text, TOPICS.keys());
            throw new CommandError(
              'setup-unknown',
              { text: cut(text, 40) },
              { en: `/funnel setup ${close ?? 'digests'}`, 'zh-CN': `/漏斗 设置 ${close ?? '播报'}` },
            );
          }
          default:
            return topic satisfies never;
        }
      },
    },
  ],
  async handle(_command, { store, workspace, conversation, view }) {
    const channels = (await store.conversations.list(workspace.id)).filter(isDigestChannel);
    return { kind: 'card', card: setupCard(channels, conversation, workspace, view) };
  },
});
