import type { TeamStore } from '../../src/domain/ports/team.ts';
import type { Member, Profile } from '../../src/domain/team/member.ts';
import type { Known } from '../../src/domain/team/standing.ts';

/** What a messenger says whose people are all of the team, and whose channels are its own. */
export const OF_THE_TEAM = {
  whoIs: async (): Promise<Known> => ({ standing: 'member', name: null }),
  isShared: async (): Promise<boolean> => false,
};

/** What a messenger tells of a full member. */
export const learned = async (
  team: Pick<TeamStore, 'learnIdentity'>,
  profile: Omit<Profile, 'standing'>,
): Promise<Member> => {
  const member = await team.learnIdentity({ ...profile, standing: 'member' });
  if (member === null) throw new Error('a full member was not made one');
  return member;
};
