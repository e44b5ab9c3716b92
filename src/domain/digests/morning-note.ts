import type { Morning } from '../ports/reports.ts';
import { awayOn, delegateOf } from '../team/delegate.ts';
import type { Fix } from '../team/fix.ts';
import type { Member, MemberId } from '../team/member.ts';
import type { Day } from '../time.ts';
import type { MorningNote } from './message.ts';

/** What a note shows of each kind; the rest is behind buttons. */
export const NOTE_FOLLOW_UPS = 10;
export const NOTE_STUCK = 5;

/** To one person, about their own day or that of somebody they stand in for. */
interface AddressedNote {
  to: MemberId;
  note: MorningNote;
}

/**
 * The notes of a day: one per owner of whom it asks something, to them or to who stands in while they are away.
 * Who wants none gets none of their own; a viewer, who could act on nothing, gets none at all.
 */
export const morningNotes = (
  mornings: readonly Morning[],
  fixes: readonly Fix[],
  members: readonly Member[],
  day: Day,
): readonly AddressedNote[] => {
  const known = new Map(members.map((member) => [member.id, member]));
  return withFixes(mornings, fixes).flatMap((morning): AddressedNote[] => {
    const owner = known.get(morning.owner);
    if (owner === undefined) return [];
    const away = awayOn(owner, day);
    const to = away === null ? owner.id : delegateOf(owner.id, members, day);
    if (to === owner.id && !owner.morningNote) return [];
    if (known.get(to)?.role === 'viewer') return [];
    return [{ to, note: { ...morning, until: to === owner.id || away === null ? null : away.to } }];
  });
};

type OwnersDay = Omit<MorningNote, 'until'>;

/** Who has nothing but a fix to do has a morning too. In order of owner. */
const withFixes = (mornings: readonly Morning[], fixes: readonly Fix[]): OwnersDay[] => {
  const own = new Map<MemberId, Fix[]>();
  for (const fix of fixes) own.set(fix.owner, [...(own.get(fix.owner) ?? []), fix]);
  const byOwner = new Map(mornings.map((morning) => [morning.owner, morning]));
  const owners = [...new Set([...byOwner.keys(), ...own.keys()])].sort((a, b) => a - b);
  return owners.map((owner) => ({
    owner,
    ...(byOwner.get(owner) ?? { followUps: [], totalFollowUps: 0, stuck: [], totalStuck: 0 }),
    fixes: own.get(owner) ?? [],
  }));
};
