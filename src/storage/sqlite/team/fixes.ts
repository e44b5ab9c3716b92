import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { FixStore } from '../../../domain/ports/fixes.ts';
import type { Fix, FixId } from '../../../domain/team/fix.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Queueing } from '../digests/queueing.ts';
import type { Connection } from '../kit/connection.ts';
import { fixes as table } from '../schema/figures.ts';

type Row = typeof table.$inferSelect;

/** Next actions that are about no deal. An owner is told of a new one in the same transaction. */
export const fixStore = ({ db, writes, people }: Connection, { queue }: Queueing): FixStore => {
  const known = ({ workspace: _workspace, requestKey: _requestKey, ...row }: Row): Fix => {
    const who = people.now();
    return { ...row, owner: who.person(row.owner), by: who.personOrNone(row.by) };
  };

  const byId = (workspace: WorkspaceId, id: FixId): Fix | null => {
    const row = db
      .select()
      .from(table)
      .where(and(eq(table.workspace, workspace), eq(table.id, id)))
      .get();
    return row === undefined ? null : known(row);
  };

  const byRequest = (workspace: WorkspaceId, requestKey: string): Fix | null => {
    const row = db
      .select()
      .from(table)
      .where(and(eq(table.workspace, workspace), eq(table.requestKey, requestKey)))
      .get();
    return row === undefined ? null : known(row);
  };

  return {
    add: (workspace, fix, requestKey) =>
      writes.run(() => {
        const before = requestKey === null ? null : byRequest(workspace, requestKey);
        if (before !== null) return before;
        const row = db
          .insert(table)
          .values({ workspace, ...fix, requestKey })
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
    finish: (workspace, id, at) =>
      writes.run(() => {
        db.update(table)
          .set({ doneAt: at })
          .where(and(eq(table.workspace, workspace), eq(table.id, id), isNull(table.doneAt)))
          .run();
        return byId(workspace, id);
      }),
    async find(workspace, id) {
      return byId(workspace, id);
    },
    async list(workspace, owner, due) {
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
