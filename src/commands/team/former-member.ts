import type { MemberId } from '../../domain/team/member.ts';
import type { Example } from '../error.ts';
import type { Mentioned, ParseContext } from '../grammar/context.ts';
import { memberNamed } from '../grammar/member-name.ts';

/** Somebody who is or was of the team: who has left can be named where something is taken from them. Throws like `memberNamed`. */
export const formerMember = async (
  text: string,
  people: Mentioned['people'],
  context: ParseContext,
  example: Example,
): Promise<MemberId> => {
  const mentioned = people.get(text);
  if (mentioned?.id === null) {
    const { platform, tenant, user } = mentioned.account;
    const { store, workspace } = context;
    for (const { id, barred } of await store.team.members(workspace.id)) {
      if (barred === undefined) continue;
      const theirs = await store.team.identities(workspace.id, id);
      if (theirs.some((one) => one.platform === platform && one.tenant === tenant && one.user === user))
        return id;
    }
  }
  return memberNamed(text, people, context, example);
};
