import { z } from 'zod';
import { digestsForm } from '../../cards/digests/digests-form.ts';
import { changedSettings, DIGEST_KINDS, SECTIONS } from '../../domain/digests/digest-settings.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { readDigests } from '../forms/read-digests.ts';
import { id, language, minute } from '../inputs.ts';
import { digestChannel, digestsFormParts } from './digest-channel.ts';
import { digestsChanged } from './digests-changed.ts';

/** 1 is Monday. */
const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const digestSettings = z.strictObject({
  include: z.array(z.enum(DIGEST_KINDS)).readonly(),
  stuckOn: z.union([z.literal('working'), z.array(weekday).readonly()]),
  stuckAt: minute,
  weeklyOn: weekday,
  summaryAt: minute,
  sections: z.array(z.enum(SECTIONS)).readonly(),
  scope: z.strictObject({
    owner: id.nullable(),
    team: z.string().max(60).nullable(),
    source: z.string().max(100).nullable(),
  }),
  paused: z.boolean(),
});

const quietDays = z.int().min(1).max(365);

const input = z.strictObject({
  kind: z.literal('save-digests'),
  conversation: id,
  digests: digestSettings,
  /** What they were when somebody set about it: only what differs from that is saved. */
  shown: digestSettings.optional(),
  /** null: the team's. */
  language: language.nullable().optional(),
  quietDays: quietDays.optional(),
});
const formInput = z.strictObject({
  form: z.literal('digests'),
  conversation: id,
  /** What the form began with. */
  shown: z.strictObject({ digests: digestSettings, language: language.nullable(), quietDays }).optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'save-digests': z.infer<typeof input>;
  }
  interface Forms {
    digests: z.infer<typeof formInput>;
  }
}

/** What is posted in a channel, when and about whose deals; the form shows along what other settings keep. */
export const saveDigests = defineCommand({
  kind: 'save-digests',
  about: null,
  permission: 'configure',
  effect: 'write',
  input,
  usage: { topic: 'digests', en: ['/funnel setup digests'], 'zh-CN': ['/漏斗 设置 播报'] },
  forms: [
    defineForm({
      name: 'digests',
      about: null,
      input: formInput,
      open: async ({ conversation }, context) =>
        digestsForm(
          await digestsFormParts(await digestChannel(conversation, context), context),
          context.view,
        ),
      read: (form, ref, context) => readDigests(ref, form, context),
    }),
  ],
  async handle({ conversation, digests, shown, language: spoken, quietDays: quiet }, context) {
    const { store, workspace } = context;
    const { id: channel } = await digestChannel(conversation, context);
    const changed = shown === undefined ? digests : changedSettings(shown, digests);
    await store.conversations.changeDigests(workspace.id, channel, changed, digests);
    if (spoken !== undefined) await store.conversations.saveLanguage(workspace.id, channel, spoken);
    if (quiet !== undefined) await store.team.saveWorkspace(workspace.id, { quietDays: quiet });
    return digestsChanged('done.save-digests', channel, context);
  },
});
