import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { WorkspaceId } from '../../funnel/member.ts';
import type { Store } from '../../funnel/store.ts';
import type { TeamFollowUp, TeamFollowUpId } from '../../funnel/team-follow-up.ts';
import type { Connection } from './connection.ts';
import type { queueing } from './queueing.ts';
import { teamFollowUps as table } from './schema/figures.ts';

type Row = typeof table.$inferSelect;

/** Next actions that are about no deal. An owner is told of a new one in the same transaction. */
export const teamFollowUps = (
  { db, writes, people }: Connection,
  { queue }: ReturnType<typeof queueing>,
): Pick<Store, 'addTeamFollowUp' | 'finishTeamFollowUp' | 'teamFollowUp' | 'teamFollowUps'> => {
  const known = ({ workspace: _workspace, key: _key, ...row }: Row): TeamFollowUp => {
    const who = people.now();
    return { ...row, owner: who.person(row.owner), by: who.personOrNone(row.by) };
  };

  const byId = (workspace: WorkspaceId, id: TeamFollowUpId): TeamFollowUp | null => {
    const row = db
      .select()
      .from(table)
      .where(and(eq(table.workspace, workspace), eq(table.id, id)))
      .get();
    return row === undefined ? null : known(row);
  };

  const byKey = (workspace: WorkspaceId, key: string): TeamFollowUp | null => {
    const row = db
      .select()
      .from(table)
      .where(and(eq(table.workspace, workspace), eq(table.key, key)))
      .get();
    return row === undefined ? null : known(row);
  };

  return {
    addTeamFollowUp: (workspace, fix, key) =>
      writes.run(() => {
        const before = key === null ? null : byKey(workspace, key);
        if (before !== null) return before;
        const row = db
          .insert(table)
          .values({ workspace, ...fix, key })
          .returning()
          .get();
        const added = known(row);
        // Whoever gives it to themselves knows.
        if (added.owner !== added.by) {
          const body = { kind: 'fix-assigned', fix: added } as const;
          queue(workspace, { to: { kind: 'member', id: added.owner }, key: null, body }, null, fix.createdAt);
        }
        return added;
      }),
    finishTeamFollowUp: (workspace, id, at) =>
      writes.run(() => {
        db.update(table)
          .set({ doneAt: at })
          .where(and(eq(table.workspace, workspace), eq(table.id, id), isNull(table.doneAt)))
          .run();
        return byId(workspace, id);
      }),
    async teamFollowUp(workspace, id) {
      return byId(workspace, id);
    },
    async teamFollowUps(workspace, owner, due) {
      const rows = db
        .select()
        .from(table)
        .where(
          and(
            eq(table.workspace, workspace),
            isNull(table.doneAt),
            gte(table.at, due.start),
            lt(table.at, due.end),
            ...(owner === null ? [] : [inArray(table.owner, [...people.now().ids(owner)])]),
          ),
        )
        .orderBy(asc(table.at), asc(table.id))
        .all();
      return rows.map(known);
    },
  };
};
