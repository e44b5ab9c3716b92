import { addDays, dayOf } from './calendar.ts';
import type { Member, MemberId } from './member.ts';
import type { Day, Instant, Zone } from './time.ts';
import type { TimeOff } from './work-calendar.ts';

/** The time off that the day lies in; null: they are there. */
export const awayOn = ({ timeOff }: Pick<Member, 'timeOff'>, day: Day): TimeOff | null =>
  timeOff.find(({ from, to }) => from <= day && day <= to) ?? null;

/**
 * Who gets a member's reminders on `day`: they themselves or, while they are away, their stand-in, or the
 * stand-in's where those are away too. Who stand in for each other in a circle hear for themselves.
 */
export const whoHears = (
  id: MemberId,
  members: readonly Pick<Member, 'id' | 'timeOff'>[],
  day: Day,
): MemberId => {
  const asked = new Set<MemberId>();
  for (let hearer = id; ; ) {
    asked.add(hearer);
    const member = members.find((one) => one.id === hearer);
    const next = member === undefined ? null : (awayOn(member, day)?.standIn ?? null);
    if (next === null || !members.some((one) => one.id === next)) return hearer;
    if (asked.has(next)) return id;
    hearer = next;
  }
};

/** A member at a moment: with whom they stand in for just then. */
export interface Actor extends Member {
  standsInFor: readonly MemberId[];
}

/** `members`: the whole team. */
export const actorAt = (
  member: Member,
  members: readonly Pick<Member, 'id' | 'timeOff'>[],
  now: Instant,
  zone: Zone,
): Actor => {
  const mayBeAway = members.filter(({ id, timeOff }) => timeOff.length > 0 && id !== member.id);
  if (mayBeAway.length === 0) return { ...member, standsInFor: [] };
  const day = dayOf(now, zone);
  const away = mayBeAway.filter(({ id }) => whoHears(id, members, day) === member.id);
  return { ...member, standsInFor: away.map(({ id }) => id) };
};

/** Why `deputy` cannot stand in for somebody away on these days; null: they can. */
export const standInProblem = (
  member: Pick<Member, 'id'>,
  deputy: Pick<Member, 'id' | 'timeOff'>,
  { from, to }: Pick<TimeOff, 'from' | 'to'>,
): 'stand-in-self' | 'stand-in-away' | null => {
  if (deputy.id === member.id) return 'stand-in-self';
  for (let day = from; day <= to; day = addDays(day, 1)) if (awayOn(deputy, day) === null) return null;
  return 'stand-in-away';
};
