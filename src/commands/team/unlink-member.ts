import { z } from 'zod';
import { PLATFORMS } from '../../domain/team/member.ts';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { readUnlink } from '../grammar/linking.ts';
import { id } from '../inputs.ts';
import { done } from '../notice.ts';
import { accountsOf } from './accounts-of.ts';

const input = z.strictObject({
  kind: z.literal('unlink-member'),
  member: id,
  /** Absent: all of the person's accounts apart. */
  platform: z.enum(PLATFORMS).optional(),
});

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'unlink-member': z.infer<typeof input>;
  }
}

const LINK = { en: '/funnel link @amy feishu:王伟', 'zh-CN': '/漏斗 关联 @小李 feishu:王伟' };

/** Takes a person's accounts apart: all of them, or the one on `platform` from the rest. */
export const unlinkMember = defineCommand({
  kind: 'unlink-member',
  about: null,
  permission: 'set-role',
  effect: 'write',
  input,
  usage: { topic: 'team', en: ['/funnel unlink @bob'], 'zh-CN': ['/漏斗 取消关联 @小李'] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['unlink'], 'zh-CN': ['取消关联', '解除关联', '解绑'] },
      parse: readUnlink,
    },
  ],
  async handle({ member, platform }, context) {
    const { store, workspace, view } = context;
    const before = await store.team.member(workspace.id, member);
    if (before === null) throw new CommandError('member-gone', {}, LINK);
    const persons = await store.team.unlink(workspace.id, member, platform ?? null);
    if (persons.length < 2) throw new CommandError('not-linked', { name: view.name(before.id) }, LINK);
    const each = await Promise.all(persons.map((person) => accountsOf(person.id, context)));
    const people = each.join(view.t('list.comma'));
    return done('done.unlink-member', { people, oldest: each[0] ?? view.name(before.id) }, context);
  },
});
