import { and, eq, sql } from 'drizzle-orm';
import type { DealId, DealPatch } from '../../../domain/deals/deal.ts';
import type { DealEvent } from '../../../domain/deals/event.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Connection } from '../kit/connection.ts';
import { allPlaceholders } from '../kit/placeholders.ts';
import { statement } from '../kit/statement.ts';
import { arrivals, deals, events, reopenings } from '../schema/deals.ts';
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
  // What the deal was worth while it was closed it still is: opening it again changes no amount.
  const reopen = statement(
    client,
    sql`
      INSERT INTO ${reopenings} (
        workspace_id, deal_id, version, at, closing, status, closed_at, stage, lost_reason, lost_text, win_back_on,
        amount_minor, amount_currency
      )
      SELECT ${deals.workspace}, ${deals.id}, ${version}, ${sql.placeholder('at')}, (
          SELECT max(version) FROM ${events}
          WHERE ${events.deal} = ${deal} AND ${events.kind} IN ('won', 'lost') AND ${events.undone} = 0
        ), ${sql.placeholder('status')}, ${sql.placeholder('closedAt')}, ${sql.placeholder('stage')},
        ${sql.placeholder('lostReason')}, ${sql.placeholder('lostText')}, ${sql.placeholder('winBackOn')},
        ${deals.amountMinor}, ${deals.amountCurrency}
      FROM ${deals} WHERE ${deals.id} = ${deal}`,
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
  const undoReopening = db
    .delete(reopenings)
    .where(and(eq(reopenings.deal, deal), eq(reopenings.version, version)))
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
        case 'reopened':
          reopen.run({
            deal: id,
            at: fact.at,
            version: fact.version,
            stage: fact.to,
            ...outcomeOf(fact.was),
          });
          break;
        case 'undone':
          undoEvents.run({ deal: id, version: fact.undoes });
          undoArrivals.run({ deal: id, version: fact.undoes });
          undoReopening.run({ deal: id, version: fact.undoes });
          break;
        default:
      }
    }
  };
};

/** How the deal stood before it was opened again. */
const outcomeOf = ({ status, closedAt, lostReason, lostText, winBackOn }: DealPatch) => ({
  status,
  closedAt,
  lostReason: lostReason ?? null,
  lostText: lostText ?? null,
  winBackOn: winBackOn ?? null,
});
