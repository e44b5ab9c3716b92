import type { Member, MemberId } from '../../domain/team/member.ts';
import type { Context } from '../context.ts';
import { CommandError } from '../error.ts';

const AWAY = {
  en: '/funnel away 2026-12-01..2026-12-05 @bob',
  'zh-CN': '/漏斗 休假 2026-12-01..2026-12-05 @小李',
};

/** A member of the team. Throws CommandError `member-gone`. */
export const memberOf = async (id: MemberId, { store, workspace }: Context): Promise<Member> => {
  const member = await store.team.member(workspace.id, id);
  if (member === null) throw new CommandError('member-gone', {}, AWAY);
  return member;
};
