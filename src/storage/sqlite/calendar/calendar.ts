import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { CalendarStore } from '../../../domain/ports/calendar.ts';
import type { Connection } from '../kit/connection.ts';
import { members, ownDays, timeOff } from '../schema/team.ts';

type Row = typeof timeOff.$inferSelect;

/** When a team and its members do not work: few rows, read with the workspace and the members. */
export const calendarStore = ({ db, writes, invalidation, people }: Connection): CalendarStore => {
  const dropDay = db
    .delete(ownDays)
    .where(and(eq(ownDays.workspace, sql.placeholder('workspace')), eq(ownDays.day, sql.placeholder('day'))))
    .prepare();
  return {
    async saveTimeOff(workspace, member, away, drop) {
      await writes.run(() => {
        invalidation.invalidate();
        const ids = [...people.now().ids(member)];
        const [person = member] = ids;
        const theirs = and(eq(timeOff.workspace, workspace), inArray(timeOff.member, ids));
        if (drop !== null)
          db.delete(timeOff)
            .where(and(theirs, gte(timeOff.to, drop)))
            .run();
        if (away === null) return;
        db.delete(timeOff)
          .where(and(theirs, lte(timeOff.from, away.to), gte(timeOff.to, away.from)))
          .run();
        const home = db
          .select({ workspace: members.workspace })
          .from(members)
          .where(and(eq(members.id, person), eq(members.workspace, workspace)))
          .get();
        if (home === undefined) throw new Error(`no member ${person} in the workspace`);
        const row: Row = { ...home, member: person, ...away };
        db.insert(timeOff).values(row).run();
      });
    },
    async saveOwnDays(workspace, days) {
      await writes.run(() => {
        invalidation.invalidate();
        for (const { day, working, name } of days) {
          dropDay.run({ workspace, day });
          if (working !== null) db.insert(ownDays).values({ workspace, day, working, name }).run();
        }
      });
    },
  };
};
