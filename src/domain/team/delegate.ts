import { addDays, dayOf } from '../calendar/calendar.ts';
import type { TimeOff } from '../calendar/work-calendar.ts';
import type { Day, Instant, Zone } from '../time.ts';
import type { Member, MemberId } from './member.ts';

/** The time off that the day lies in; null: they are there. */
export const awayOn = ({ timeOff }: Pick<Member, 'timeOff'>, day: Day): TimeOff | null =>
  timeOff.find(({ from, to }) => from <= day && day <= to) ?? null;

/**
 * Who gets a member's reminders on `day`: they themselves or, while they are away, their delegate, or the
 * delegate's where those are away too. Who stand in for each other in a circle hear for themselves.
 */
export const delegateOf = (
  id: MemberId,
  members: readonly Pick<Member, 'id' | 'timeOff'>[],
  day: Day,
): MemberId => {
  const asked = new Set<MemberId>();
  for (let delegate = id; ; ) {
    asked.add(delegate);
    const member = members.find((one) => one.id === delegate);
    const next = member === undefined ? null : (awayOn(member, day)?.delegate ?? null);
    if (next === null || !members.some((one) => one.id === next)) return delegate;
    if (asked.has(next)) return id;
    delegate = next;
  }
};

/** A member at a moment: with whom they stand in for just then. */
export interface Actor extends Member {
  delegateFor: readonly MemberId[];
}

/** `members`: the whole team. */
export const actorAt = (
  member: Member,
  members: readonly Pick<Member, 'id' | 'timeOff'>[],
  now: Instant,
  zone: Zone,
): Actor => {
  const mayBeAway = members.filter(({ id, timeOff }) => timeOff.length > 0 && id !== member.id);
  if (mayBeAway.length === 0) return { ...member, delegateFor: [] };
  const day = dayOf(now, zone);
  const away = mayBeAway.filter(({ id }) => delegateOf(id, members, day) === member.id);
  return { ...member, delegateFor: away.map(({ id }) => id) };
};

/** Why `delegate` cannot stand in for somebody away on these days; null: they can. */
export const delegateProblem = (
  member: Pick<Member, 'id'>,
  delegate: Pick<Member, 'id' | 'timeOff'>,
  { from, to }: Pick<TimeOff, 'from' | 'to'>,
): 'delegate-self' | 'delegate-away' | null => {
  if (delegate.id === member.id) return 'delegate-self';
  for (let day = from; day <= to; day = addDays(day, 1)) if (awayOn(delegate, day) === null) return null;
  return 'delegate-away';
};
