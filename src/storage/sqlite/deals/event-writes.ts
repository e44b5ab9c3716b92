import { and, eq, sql } from 'drizzle-orm';
import type { DealId } from '../../../domain/deals/deal.ts';
import type { DealEvent } from '../../../domain/deals/event.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Connection } from '../kit/connection.ts';
import { allPlaceholders } from '../kit/placeholders.ts';
import { statement } from '../kit/statement.ts';
import { arrivals, events } from '../schema/deals.ts';
import { stages } from '../schema/team.ts';
import { toEventRow } from './event-rows.ts';

/** Appends facts to a deal's history and keeps what the figures are counted from; inside a transaction. */
export const eventWrites = ({ client, db }: Connection) => {
  const append = statement(client, db.insert(events).values(allPlaceholders(events, ['id', 'undone'])));
  const arrive = statement(
    client,
    db.insert(arrivals).values(allPlaceholders(arrivals, [])).onConflictDoNothing(),
  );
  const version = sql.placeholder('version');
  const deal = sql.placeholder('deal');
  // A deal that begins further on has reached what lies before.
  const begin = statement(
    client,
    sql`
      INSERT INTO arrivals (workspace_id, deal_id, stage, at, version)
      SELECT ${stages.workspace}, ${deal}, ${stages.id}, ${sql.placeholder('at')}, ${version}
      FROM ${stages}
      WHERE ${stages.workspace} = ${sql.placeholder('workspace')} AND ${stages.rank} <= (
        SELECT first.rank FROM stages AS first
        WHERE first.workspace_id = ${sql.placeholder('workspace')} AND first.id = ${sql.placeholder('stage')}
      )`,
  );
  const undoEvents = db
    .update(events)
    .set({ undone: true })
    .where(and(eq(events.deal, deal), eq(events.version, version)))
    .prepare();
  const undoArrivals = db
    .delete(arrivals)
    .where(and(eq(arrivals.deal, deal), eq(arrivals.version, version)))
    .prepare();

  return (workspace: WorkspaceId, id: DealId, facts: readonly DealEvent[]): void => {
    for (const fact of facts) {
      append.run(toEventRow(fact, workspace, id));
      const at = { workspace, deal: id, at: fact.at, version: fact.version };
      switch (fact.kind) {
        case 'created':
          begin.run({ ...at, stage: fact.set.stage });
          break;
        case 'moved':
        case 'won':
          for (const stage of fact.arrived) arrive.run({ ...at, stage });
          break;
        case 'undone':
          undoEvents.run({ deal: id, version: fact.undoes });
          undoArrivals.run({ deal: id, version: fact.undoes });
          break;
        default:
      }
    }
  };
};
