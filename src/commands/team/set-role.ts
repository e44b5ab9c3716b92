import { z } from 'zod';
import type { Command } from '../../cards/kit/command.ts';
import { roleForm } from '../../cards/team/members-card.ts';
import { type MemberId, PLATFORMS, ROLES, type Role } from '../../domain/team/member.ts';
import { cut } from '../../lib/text.ts';
import type { Context } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { memberNamed, personAtStart } from '../grammar/member-name.ts';
import { id } from '../inputs.ts';
import { done } from '../notice.ts';
import { receiver } from '../receiver.ts';
import { memberOf } from './member-of.ts';

const input = z.strictObject({
  kind: z.literal('set-role'),
  member: id.optional(),
  /** Instead of a member: a guest of the team, who is let in by this. */
  guest: z
    .strictObject({
      platform: z.enum(PLATFORMS),
      tenant: z.string().max(100),
      user: z.string().max(100),
      name: z.string().max(200).nullable(),
    })
    .optional(),
  role: z.enum(ROLES),
});

const formInput = z.strictObject({ form: z.literal('role'), member: id.optional() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-role': z.infer<typeof input>;
  }
  interface Forms {
    /** What somebody may do; of whom, is asked unless they are named. */
    role: z.infer<typeof formInput>;
  }
}

const WORDS: ReadonlyMap<string, Role> = new Map([
  ['admin', 'admin'],
  ['管理员', 'admin'],
  ['manager', 'manager'],
  ['经理', 'manager'],
  ['主管', 'manager'],
  ['rep', 'rep'],
  ['sales', 'rep'],
  ['销售', 'rep'],
  ['viewer', 'viewer'],
  ['查看者', 'viewer'],
  ['只读', 'viewer'],
]);
const EXAMPLE = { en: '/funnel role @bob manager', 'zh-CN': '/漏斗 角色 @小李 经理' };

/** What somebody may do. There is always an admin: the last one stays one. */
export const setRole = defineCommand({
  kind: 'set-role',
  about: null,
  permission: 'set-role',
  effect: 'write',
  input,
  usage: { topic: 'team', en: [EXAMPLE.en], 'zh-CN': [EXAMPLE['zh-CN']] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['role'], 'zh-CN': ['角色', '权限'] },
      async parse({ text, people }, context) {
        const { person, rest } = personAtStart(text);
        if (person === '') return { kind: 'show-members', page: 0 };
        if (rest === '') return asking(await memberNamed(person, people, context, EXAMPLE));
        const role = WORDS.get(rest.toLowerCase());
        if (role === undefined) throw new CommandError('role-unknown', { role: cut(rest, 40) }, EXAMPLE);
        const mentioned = people.get(person);
        if (mentioned?.id === null && mentioned.barred === 'guest')
          return { kind: 'set-role', guest: { ...mentioned.account, name: mentioned.name }, role };
        return { kind: 'set-role', member: await memberNamed(person, people, context, EXAMPLE), role };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'role',
      about: null,
      input: formInput,
      open: async (ref, context) =>
        roleForm(ref, ref.member === undefined ? null : await memberOf(ref.member, context), context.view),
      async read(form) {
        const member = await form.requiredMember('who');
        const role = form.choice('role', ROLES);
        return member === undefined || role === undefined ? null : { kind: 'set-role', member, role };
      },
    }),
  ],
  async handle({ member, guest, role }, context) {
    const { store, workspace, view } = context;
    const asked = guest === undefined ? await letIn(member, context) : (await store.team.letIn(guest)).id;
    const result = await store.team.changeRole(workspace.id, asked, role);
    switch (result.kind) {
      case 'changed': {
        // A guest who was let in just now is on no card yet.
        const name = result.member.name || view.name(asked);
        return done('done.set-role', { name, role: view.t(`role.${role}`) }, context);
      }
      case 'last-admin':
        throw new CommandError(
          'last-admin',
          { name: view.name(asked) },
          { en: '/funnel role @bob admin', 'zh-CN': '/漏斗 角色 @小李 管理员' },
        );
      case 'gone':
        throw new CommandError('member-gone', {}, EXAMPLE);
      default:
        return result satisfies never;
    }
  },
});

const asking = (member: MemberId): Command => ({ kind: 'open-form', ref: { form: 'role', member } });

/** Somebody who was met before and is a guest by now comes in by it; who has left or is of elsewhere does not. */
const letIn = async (id: MemberId | undefined, { store, workspace }: Context): Promise<MemberId> => {
  if (id === undefined) throw new CommandError('role-needs', {}, EXAMPLE);
  const member = await store.team.member(workspace.id, id);
  if (member?.barred !== 'guest') return (await receiver(id, { store, workspace }, EXAMPLE)).id;
  for (const account of await store.team.identities(workspace.id, id)) {
    const { standing } = await store.team.account(account);
    if (standing === 'guest') await store.team.letIn(account);
  }
  return id;
};
