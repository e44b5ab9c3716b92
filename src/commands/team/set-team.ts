import { z } from 'zod';
import { teamForm } from '../../cards/team/members-card.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { memberNamed, personAtStart } from '../grammar/member-name.ts';
import { id } from '../inputs.ts';
import { done } from '../notice.ts';
import { memberOf } from './member-of.ts';

const MAX_NAME = 60;
const input = z.strictObject({
  kind: z.literal('set-team'),
  member: id,
  /** null: in no team. */
  team: z.string().min(1).max(MAX_NAME).nullable(),
});

const formInput = z.strictObject({ form: z.literal('team'), member: id.optional() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-team': z.infer<typeof input>;
  }
  interface Forms {
    /** The team somebody is of; who, is asked unless they are named. */
    team: z.infer<typeof formInput>;
  }
}

const EXAMPLE = { en: '/funnel team @amy north', 'zh-CN': '/漏斗 小组 @小李 华北' };
const NONE = /^(?:none|no|off|-|无|没有|移出)$/iu;

/** The team somebody belongs to. */
export const setTeam = defineCommand({
  kind: 'set-team',
  about: null,
  permission: 'configure',
  effect: 'write',
  input,
  usage: { topic: 'team', en: ['/funnel team @bob north'], 'zh-CN': ['/漏斗 小组 @小李 北区'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['team'], 'zh-CN': ['小组', '团队'] },
      /** `team @amy north`, `team @amy none`. */
      async parse({ text, people }, context) {
        const { person, rest } = personAtStart(text);
        if (person === '') return { kind: 'show-members', page: 0 };
        if (rest.length > MAX_NAME)
          throw new CommandError('too-long', { length: rest.length, max: MAX_NAME }, EXAMPLE);
        const member = await memberNamed(person, people, context, EXAMPLE);
        if (rest === '') return { kind: 'open-form', ref: { form: 'team', member } };
        return { kind: 'set-team', member, team: NONE.test(rest) ? null : rest };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'team',
      about: null,
      input: formInput,
      open: async (ref, context) =>
        teamForm(ref, ref.member === undefined ? null : await memberOf(ref.member, context), context.view),
      async read(form) {
        const member = await form.requiredMember('who');
        const team = form.line('team', MAX_NAME) ?? null;
        return member === undefined ? null : { kind: 'set-team', member, team };
      },
    }),
  ],
  async handle({ member: asked, team }, context) {
    const member = await memberOf(asked, context);
    await context.store.team.saveMember(member.workspace, member.id, { team });
    const who = context.view.name(member.id);
    return team === null
      ? done('done.no-team', { who }, context)
      : done('done.set-team', { who, team }, context);
  },
});
