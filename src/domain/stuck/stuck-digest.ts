import { dayOf } from '../calendar/calendar.ts';
import type { StuckDigest } from '../digests/message.ts';
import type { StuckReport } from '../ports/reports.ts';
import type { FigureScope } from '../reports/figures.ts';
import { awayOn, delegateOf } from '../team/delegate.ts';
import type { Member } from '../team/member.ts';
import type { Instant, Zone } from '../time.ts';
import { managersOf } from './stuck-managers.ts';

/** More lines than this nobody reads in one message; the rest is behind the list. */
export const DIGEST_LINES = 60;

/** What is posted of a report: with whom the escalated lines are brought to, and who hears for owners who are away. */
export const digestOf = (
  { lines, total, owners, progress }: StuckReport,
  scope: FigureScope,
  members: readonly Member[],
  at: Instant,
  zone: Zone,
): StuckDigest => {
  const today = dayOf(at, zone);
  const owning = new Set(owners.map(({ owner }) => owner));
  const delegates = members
    .filter((member) => owning.has(member.id) && awayOn(member, today) !== null)
    .map(({ id }) => ({ owner: id, delegate: delegateOf(id, members, today) }))
    .filter(({ owner, delegate }) => delegate !== owner);
  return {
    at,
    scope,
    lines,
    owners,
    managers: managersOf(lines, members, today),
    total,
    progress,
    ...(delegates.length > 0 && { delegates }),
  };
};
