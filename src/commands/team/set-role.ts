import { z } from 'zod';
import { PLATFORMS, ROLES, type Role } from '../../domain/team/member.ts';
import { cut } from '../../lib/text.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { memberNamed, personAtStart } from '../grammar/member-name.ts';
import { id } from '../inputs.ts';
import { done } from '../notice.ts';

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

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-role': z.infer<typeof input>;
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
        if (person === '' || rest === '') throw new CommandError('role-needs', {}, EXAMPLE);
        const role = WORDS.get(rest.toLowerCase());
        if (role === undefined) throw new CommandError('role-unknown', { role: cut(rest, 40) }, EXAMPLE);
        const mentioned = people.get(person);
        if (mentioned?.id === null && mentioned.barred === 'guest')
          return { kind: 'set-role', guest: { ...mentioned.account, name: mentioned.name }, role };
        return { kind: 'set-role', member: await memberNamed(person, people, context, EXAMPLE), role };
      },
    },
  ],
  async handle({ member, guest, role }, context) {
    const { store, workspace, view } = context;
    const asked = guest === undefined ? member : (await store.team.letIn(guest)).id;
    if (asked === undefined) throw new CommandError('role-needs', {}, EXAMPLE);
    const result = await store.team.changeRole(workspace.id, asked, role);
    switch (result.kind) {
      case 'changed': {
        const { name } = result.member;
        return done('done.set-role', { name, role: view.t(`role.${role}`) }, context);
      }
      case 'last-admin':
        throw new CommandError(
          'last-admin',
          { name: result.member.name },
          { en: '/funnel role @bob admin', 'zh-CN': '/漏斗 角色 @小李 管理员' },
        );
      case 'gone':
        throw new CommandError('member-gone', {}, EXAMPLE);
      default:
        return result satisfies never;
    }
  },
});
