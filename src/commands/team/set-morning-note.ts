import { z } from 'zod';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { done } from '../notice.ts';

const input = z.strictObject({ kind: z.literal('set-morning-note'), on: z.boolean() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-morning-note': z.infer<typeof input>;
  }
}

/** Whether the private note of the morning comes. */
export const setMorningNote = defineCommand({
  kind: 'set-morning-note',
  about: null,
  permission: 'own-settings',
  effect: 'write',
  input,
  usage: { topic: 'digests', en: ['/funnel note off'], 'zh-CN': ['/漏斗 晨报 关闭'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['note', 'morning'], 'zh-CN': ['晨报'] },
      parse({ text }) {
        if (/^(?:on|开|开启|打开)$/iu.test(text)) return { kind: 'set-morning-note', on: true };
        if (/^(?:off|stop|关|关闭|停止)$/iu.test(text)) return { kind: 'set-morning-note', on: false };
        throw new CommandError(
          'note-not-understood',
          { text: cut(text, 40) },
          { en: '/funnel note off', 'zh-CN': '/漏斗 晨报 关' },
        );
      },
    },
  ],
  async handle({ on }, context) {
    await context.store.team.saveMember(context.member.workspace, context.member.id, { morningNote: on });
    return done(on ? 'done.note-on' : 'done.note-off', {}, context);
  },
});
