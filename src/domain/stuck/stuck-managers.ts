import type { StuckLine } from '../digests/message.ts';
import { delegateOf } from '../team/delegate.ts';
import type { Member, MemberId } from '../team/member.ts';
import type { Day } from '../time.ts';

/**
 * Who hears of the escalated lines, each once and never only of deals of their own. Whoever is away on `day`
 * is replaced by their delegate.
 */
export const managersOf = (
  lines: readonly Pick<StuckLine, 'owner' | 'escalated'>[],
  members: readonly Member[],
  day: Day,
): readonly MemberId[] => {
  const hearing = lines
    .filter(({ escalated }) => escalated)
    .flatMap(({ owner }) =>
      superiorsOf(members.find(({ id }) => id === owner)?.team ?? null, members)
        .filter(({ id }) => id !== owner)
        .map(({ id }) => delegateOf(id, members, day))
        .filter((id) => id !== owner),
    );
  return [...new Set(hearing)];
};

/** The team's own managers; where it has none those of no team, else any; the admins where nobody is a manager. Who has left is none. */
export const superiorsOf = (team: string | null, members: readonly Member[]): readonly Member[] => {
  const there = members.filter(({ barred }) => barred === undefined);
  const managers = there.filter(({ role }) => role === 'manager');
  const choices = [
    managers.filter((one) => team !== null && one.team === team),
    managers.filter((one) => one.team === null),
    managers,
  ];
  return choices.find((choice) => choice.length > 0) ?? there.filter(({ role }) => role === 'admin');
};
