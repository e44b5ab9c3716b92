import { z } from 'zod';
import { viewOf } from '../../cards/kit/view-of.ts';
import { languageForm } from '../../cards/team/members-card.ts';
import { type Language, LANGUAGES as SPOKEN } from '../../domain/language.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { language } from '../inputs.ts';
import { done } from '../notice.ts';

const input = z.strictObject({ kind: z.literal('set-language'), language });

const formInput = z.strictObject({ form: z.literal('language') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-language': z.infer<typeof input>;
  }
  interface Forms {
    language: z.infer<typeof formInput>;
  }
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ...['en', 'english', '英文', '英语'].map((word): [string, Language] => [word, 'en']),
  ...['zh', 'cn', 'zh-cn', 'zh_cn', 'chinese', '中文', '简体', '简体中文', '汉语'].map(
    (word): [string, Language] => [word, 'zh-CN'],
  ),
]);
const EXAMPLE = { en: '/funnel language zh', 'zh-CN': '/漏斗 语言 英文' };
const HERE = /\s*(?:\bhere|这里|本群|本频道)$/iu;

/** In which a person is answered; the answer is in the one chosen. */
export const setLanguage = defineCommand({
  kind: 'set-language',
  about: null,
  permission: 'own-settings',
  effect: 'write',
  input,
  usage: { topic: 'team', en: [EXAMPLE.en], 'zh-CN': [EXAMPLE['zh-CN']] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['language', 'lang'], 'zh-CN': ['语言'] },
      /** `language zh` is about who says it, `language zh here` about the channel. */
      parse({ text }) {
        if (text === '') return { kind: 'open-form', ref: { form: 'language' } };
        const chosen = LANGUAGES.get(text.replace(HERE, '').toLowerCase());
        if (chosen === undefined)
          throw new CommandError('language-unknown', { language: cut(text, 40) }, EXAMPLE);
        return HERE.test(text)
          ? { kind: 'set-channel-language', language: chosen }
          : { kind: 'set-language', language: chosen };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'language',
      about: null,
      input: formInput,
      open: (ref, { view }) => languageForm(ref, view),
      read(form) {
        const chosen = form.choice('language', SPOKEN);
        return chosen === undefined ? null : { kind: 'set-language', language: chosen };
      },
    }),
  ],
  async handle({ language: chosen }, context) {
    const { store, workspace, member, now } = context;
    await store.team.saveMember(member.workspace, member.id, { language: chosen });
    const members = await store.team.members(workspace.id);
    const reader = { ...member, language: chosen };
    const view = viewOf({ workspace, language: chosen, reader, members, now });
    return done('done.set-language', {}, { ...context, view });
  },
});
