import { z } from 'zod';
import { linkForm } from '../../cards/team/members-card.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { readLink } from '../grammar/linking.ts';
import { id } from '../inputs.ts';
import { done } from '../notice.ts';
import { accountsOf } from './accounts-of.ts';

const input = z.strictObject({ kind: z.literal('link-members'), member: id, other: id });

const formInput = z.strictObject({ form: z.literal('link') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'link-members': z.infer<typeof input>;
  }
  interface Forms {
    link: z.infer<typeof formInput>;
  }
}

/** Makes one person of two members that have accounts on different messengers. */
export const linkMembers = defineCommand({
  kind: 'link-members',
  about: null,
  permission: 'set-role',
  effect: 'write',
  input,
  usage: {
    topic: 'team',
    en: ['/funnel link @bob feishu:Bob'],
    'zh-CN': ['/漏斗 关联 @小李 slack:Li'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['link'], 'zh-CN': ['关联', '绑定', '合并'] },
      parse: (said, context) =>
        said.text === '' ? { kind: 'open-form', ref: { form: 'link' } } : readLink(said, context),
    },
  ],
  forms: [
    defineForm({
      name: 'link',
      about: null,
      input: formInput,
      open: (ref, { view }) => linkForm(ref, view),
      async read(form) {
        const member = await form.requiredAnybody('who');
        const other = await form.requiredAnybody('other');
        return member === undefined || other === undefined ? null : { kind: 'link-members', member, other };
      },
    }),
  ],
  async handle({ member, other }, context) {
    const { store, workspace, view } = context;
    const [one, two] = [await accountsOf(member, context), await accountsOf(other, context)];
    const linked = await store.team.link(workspace.id, member, other);
    switch (linked.kind) {
      case 'linked': {
        const { id, role } = linked.member;
        const name = view.name(id);
        return done('done.link-members', { one, two, name, role: view.t(`role.${role}`) }, context);
      }
      case 'same':
        throw new CommandError(
          'already-linked',
          { name: view.name(linked.member.id) },
          { en: '/funnel unlink @amy', 'zh-CN': '/漏斗 取消关联 @小李' },
        );
      case 'clash':
        throw new CommandError(
          'link-clash',
          { one, two, platform: linked.platform },
          { en: '/funnel unlink @amy', 'zh-CN': '/漏斗 取消关联 @小李' },
        );
      default:
        return linked satisfies never;
    }
  },
});
