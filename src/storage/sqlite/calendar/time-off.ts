import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { dayOf } from '../../../domain/calendar/calendar.ts';
import type { TimeOff } from '../../../domain/calendar/work-calendar.ts';
import type { MemberId, WorkspaceId } from '../../../domain/team/member.ts';
import { DAY, type Instant } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { timeOff, workspaces } from '../schema/team.ts';

/** Who is away, from today on by their workspace's clocks. A person's accounts may each have days of their own. */
export const timeOffQueries = ({ db, people, clock }: Connection) => {
  const workspace = sql.placeholder('workspace');
  const zoneRow = db
    .select({ zone: workspaces.zone })
    .from(workspaces)
    .where(eq(workspaces.id, workspace))
    .prepare();
  const rows = db
    .select()
    .from(timeOff)
    .where(and(eq(timeOff.workspace, workspace), gte(timeOff.to, sql.placeholder('today'))))
    .orderBy(asc(timeOff.from), asc(timeOff.member))
    .prepare();

  return {
    /** By the person. */
    ofAll: (id: WorkspaceId): ReadonlyMap<MemberId, readonly TimeOff[]> => {
      const zone = zoneRow.get({ workspace: id })?.zone;
      const found = new Map<MemberId, TimeOff[]>();
      if (zone === undefined) return found;
      const who = people.known();
      for (const { member, from, to, ...away } of rows.all({
        workspace: id,
        today: dayOf(clock.now(), zone),
      })) {
        const person = who.person(member);
        const delegate = who.personOrNone(away.delegate);
        const one = { from, to, delegate: delegate === person ? null : delegate };
        found.set(person, [...(found.get(person) ?? []), one]);
      }
      return found;
    },
  };
};

/** What is over everywhere on earth; to be run inside a transaction. */
export const forgetTimesOff = ({ db }: Connection, now: Instant): void => {
  const everywhere = db.select({ id: workspaces.id }).from(workspaces);
  const over = lt(timeOff.to, dayOf(now - DAY, 'UTC'));
  // By workspace, as its index is.
  db.delete(timeOff)
    .where(and(inArray(timeOff.workspace, everywhere), over))
    .run();
};
