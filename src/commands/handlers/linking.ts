import type { View } from '../../cards/kit/view.ts';
import type { Identity } from '../../domain/team/member.ts';
import { CommandError } from '../error.ts';
import type { Context, Handler } from '../handler.ts';
import { told } from './settings.ts';

const GONE = new CommandError(
  'member-gone',
  {},
  { en: '/funnel link @amy feishu:王伟', 'zh-CN': '/漏斗 关联 @小李 feishu:王伟' },
);

/** Whose accounts they are: `Amy (Slack), 王伟 (Feishu)`. */
const accountsOf = async (id: number, { store, workspace, view }: Context): Promise<string> => {
  const member = await store.team.member(workspace.id, id);
  if (member === null) throw GONE;
  return inWords(await store.team.identities(member.workspace, member.id), view);
};

const inWords = (accounts: readonly Identity[], { t }: View): string =>
  accounts.map(({ name, platform }) => `${name} (${t(`platform.${platform}`)})`).join(t('list.comma'));

export const linkMembers: Handler<'link-members'> = async ({ member, other }, context) => {
  const { store, workspace, view } = context;
  const [one, two] = [await accountsOf(member, context), await accountsOf(other, context)];
  const linked = await store.team.link(workspace.id, member, other);
  switch (linked.kind) {
    case 'linked': {
      const { name, role } = linked.member;
      return told('done.link-members', { one, two, name, role: view.t(`role.${role}`) }, context);
    }
    case 'same':
      throw new CommandError(
        'already-linked',
        { name: linked.member.name },
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
};

export const unlinkMember: Handler<'unlink-member'> = async ({ member, platform }, context) => {
  const { store, workspace } = context;
  const before = await store.team.member(workspace.id, member);
  if (before === null) throw GONE;
  const persons = await store.team.unlink(workspace.id, member, platform ?? null);
  if (persons.length < 2)
    throw new CommandError(
      'not-linked',
      { name: before.name },
      { en: '/funnel link @amy feishu:王伟', 'zh-CN': '/漏斗 关联 @小李 feishu:王伟' },
    );
  const each = await Promise.all(persons.map(({ id }) => accountsOf(id, context)));
  const people = each.join(context.view.t('list.comma'));
  return told('done.unlink-member', { people, oldest: each[0] ?? before.name }, context);
};
