import type { Identity } from '../../domain/team/member.ts';
import type { Context } from '../context.ts';
import { CommandError } from '../error.ts';

/** Whose accounts they are: `Amy (Slack), 王伟 (Feishu)`. Throws CommandError `member-gone`. */
export const accountsOf = async (id: number, { store, workspace, view }: Context): Promise<string> => {
  const member = await store.team.member(workspace.id, id);
  if (member === null)
    throw new CommandError(
      'member-gone',
      {},
      { en: '/funnel link @amy feishu:王伟', 'zh-CN': '/漏斗 关联 @小李 feishu:王伟' },
    );
  const inWords = ({ name, platform }: Identity) =>
    `${name === '' ? view.t('member.unknown') : name} (${view.t(`platform.${platform}`)})`;
  return (await store.team.identities(member.workspace, member.id)).map(inWords).join(view.t('list.comma'));
};
