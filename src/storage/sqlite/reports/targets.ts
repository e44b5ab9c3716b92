import { and, asc, eq, sql } from 'drizzle-orm';
import type { TargetStore } from '../../../domain/ports/targets.ts';
import type { Connection } from '../kit/connection.ts';
import { targets as table } from '../schema/figures.ts';

/** What a team wants to win in a month and in a quarter: at most one amount of each. */
export const targetStore = ({ db, writes }: Connection): TargetStore => {
  const ofWorkspace = db
    .select()
    .from(table)
    .where(eq(table.workspace, sql.placeholder('workspace')))
    .orderBy(asc(table.span))
    .prepare();

  return {
    async list(workspace) {
      return ofWorkspace
        .all({ workspace })
        .map(({ span, minor, currency }) => ({ span, amount: { minor, currency } }));
    },
    async save(workspace, span, amount) {
      await writes.run(() => {
        if (amount === null) {
          db.delete(table)
            .where(and(eq(table.workspace, workspace), eq(table.span, span)))
            .run();
          return;
        }
        db.insert(table)
          .values({ workspace, span, ...amount })
          .onConflictDoUpdate({ target: [table.workspace, table.span], set: amount })
          .run();
      });
    },
  };
};
