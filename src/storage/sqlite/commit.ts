import { and, eq, sql } from 'drizzle-orm';
import type { Deal, DealId } from '../../funnel/deal.ts';
import type { Change, DealDraft } from '../../funnel/event.ts';
import type { WorkspaceId } from '../../funnel/member.ts';
import type { CommitResult, Store } from '../../funnel/store.ts';
import type { Connection } from './connection.ts';
import { type DealRow, toDeal } from './deal-rows.ts';
import { dealWrites } from './deal-writes.ts';
import { eventWrites } from './event-writes.ts';
import { newestEvents } from './history.ts';
import { allPlaceholders } from './placeholders.ts';
import type { queueing } from './queueing.ts';
import { deals } from './schema/deals.ts';
import { claims } from './schema/sending.ts';
import { statement } from './statement.ts';

/** The one way a deal changes: its row, its history, its messages and the request's claim, or nothing at all. */
export const commits = (
  connection: Connection,
  { queue, refreshCards }: ReturnType<typeof queueing>,
): Pick<Store, 'commit'> => {
  const { client, db, writes, clock } = connection;
  const { add, change } = dealWrites(connection);
  const record = eventWrites(connection);
  const newest = newestEvents(db);
  const workspaceIs = eq(deals.workspace, sql.placeholder('workspace'));
  const byId = db
    .select()
    .from(deals)
    .where(and(workspaceIs, eq(deals.id, sql.placeholder('id'))))
    .prepare();
  const claimed = statement<{ deal_id: DealId }>(
    client,
    db
      .select({ deal: claims.deal })
      .from(claims)
      .where(and(eq(claims.workspace, sql.placeholder('workspace')), eq(claims.key, sql.placeholder('key')))),
  );
  const claim = statement(client, db.insert(claims).values(allPlaceholders(claims, [])));

  const repeated = (workspace: WorkspaceId, key: string | null): CommitResult | null => {
    const before = key === null ? undefined : claimed.get({ workspace, key });
    if (before === undefined) return null;
    const row = byId.get({ workspace, id: before.deal_id });
    return { kind: 'repeated', deal: row === undefined ? null : toDeal(row) };
  };

  const conflict = (row: DealRow): CommitResult => ({
    kind: 'conflict',
    deal: toDeal(row),
    last: newest(row.id, 1)[0] ?? null,
  });

  const stored = (workspace: WorkspaceId, id: DealId): DealRow => {
    const row = byId.get({ workspace, id });
    if (row === undefined) throw new Error(`workspace ${workspace} has no deal with id ${id}`);
    return row;
  };

  const commit = (workspace: WorkspaceId, decided: Change, key: string | null): CommitResult => {
    const { deal: draft, events, messages, showIn } = decided;
    const again = repeated(workspace, key);
    if (again !== null) return again;
    const now = clock.now();
    const deal = written(workspace, draft);
    if ('kind' in deal) return deal;
    if (key !== null) claim.run({ workspace, key, deal: deal.id, at: now });
    record(workspace, deal.id, events);
    for (const message of messages) queue(workspace, message, deal.id, now);
    refreshCards(workspace, deal.id, showIn, now);
    return { kind: 'committed', deal };
  };

  const written = (workspace: WorkspaceId, draft: DealDraft): Deal | CommitResult => {
    if (draft.id === null) return add(workspace, draft);
    const before = stored(workspace, draft.id);
    return before.version === draft.version - 1 ? change(before, draft) : conflict(before);
  };

  return {
    commit: (workspace, decided, key) => writes.run(() => commit(workspace, decided, key)),
  };
};
