import { and, eq, sql } from 'drizzle-orm';
import type { Store } from '../../../domain/ports/store.ts';
import type { Connection } from '../kit/connection.ts';
import { ownDays, workspaces } from '../schema/team.ts';

/** When and how a team works: few rows, read with the workspace. */
export const workCalendars = ({
  db,
  writes,
  invalidation,
}: Connection): Pick<Store, 'saveWorkspace' | 'saveOwnDays'> => {
  const drop = db
    .delete(ownDays)
    .where(and(eq(ownDays.workspace, sql.placeholder('workspace')), eq(ownDays.day, sql.placeholder('day'))))
    .prepare();
  return {
    async saveWorkspace(id, fields) {
      if (Object.values(fields).every((value) => value === undefined)) return;
      await writes.run(() => {
        invalidation.lost();
        db.update(workspaces).set(fields).where(eq(workspaces.id, id)).run();
      });
    },
    async saveOwnDays(workspace, days) {
      await writes.run(() => {
        invalidation.lost();
        for (const { day, working, name } of days) {
          drop.run({ workspace, day });
          if (working !== null) db.insert(ownDays).values({ workspace, day, working, name }).run();
        }
      });
    },
  };
};
