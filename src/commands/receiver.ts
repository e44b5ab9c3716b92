import { RuleError } from '../domain/rule-error.ts';
import type { Member, MemberId } from '../domain/team/member.ts';
import { NAMED_REFUSED } from '../domain/team/standing.ts';
import type { Context } from './context.ts';
import { CommandError, type Example } from './error.ts';

/**
 * The member to whom something is to be given: a deal, a task, somebody's work. Throws CommandError where there is no
 * such member, RuleError by name for somebody who has left or is none of the team.
 */
export const receiver = async (
  id: MemberId,
  { store, workspace }: Pick<Context, 'store' | 'workspace'>,
  example: Example | null = null,
): Promise<Member> => {
  const member = await store.team.member(workspace.id, id);
  if (member === null) throw new CommandError('member-gone', {}, example);
  if (member.barred !== undefined) throw new RuleError(NAMED_REFUSED[member.barred], { who: member.name });
  return member;
};
