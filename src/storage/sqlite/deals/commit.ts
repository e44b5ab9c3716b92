import { and, eq, sql } from 'drizzle-orm';
import type { DealId } from '../../../domain/deals/deal.ts';
import type { Change } from '../../../domain/deals/event.ts';
import type { CommitResult, DealStore } from '../../../domain/ports/deals.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Queueing } from '../digests/queueing.ts';
import type { Connection } from '../kit/connection.ts';
import { allPlaceholders } from '../kit/placeholders.ts';
import { statement } from '../kit/statement.ts';
import { outcomes } from '../reports/stage-age-counters.ts';
import { claims } from '../schema/sending.ts';
import { dealWrites } from './deal-writes.ts';
import { eventWrites } from './event-writes.ts';

/** The one way a deal changes: its row, its history, its messages and the request's claim, or nothing at all. */
export const commits = (
  connection: Connection,
  { queue, refreshCards }: Queueing,
): Pick<DealStore, 'commit'> => {
  const { client, db, writes, kept, clock } = connection;
  const { add, change } = dealWrites(connection);
  const record = eventWrites(connection);
  const counted = outcomes(connection);
  const claimed = statement<{ deal_id: DealId }>(
    client,
    db
      .select({ deal: claims.deal })
      .from(claims)
      .where(and(eq(claims.workspace, sql.placeholder('workspace')), eq(claims.key, sql.placeholder('key')))),
  );
  const claim = statement(
    client,
    db.insert(claims).values(allPlaceholders(claims, [])).onConflictDoNothing(),
  );

  const repeated = (workspace: WorkspaceId, key: string | null): CommitResult | null => {
    const before = key === null ? undefined : claimed.get({ workspace, key });
    if (before === undefined) return null;
    return { kind: 'repeated', deal: kept.byId(workspace, before.deal_id)?.deal ?? null };
  };

  /** False: the request was committed before. */
  const takes = (workspace: WorkspaceId, key: string | null, deal: DealId, at: Instant): boolean =>
    key === null || claim.run({ workspace, key, deal, at }).changes > 0;

  const commit = (workspace: WorkspaceId, decided: Change, key: string | null): CommitResult => {
    const { deal: draft, events, messages, showIn } = decided;
    const now = clock.now();
    const before = draft.id === null ? null : stored(workspace, draft.id);
    const isAsSeen = before !== null && before.deal.version === draft.version - 1;
    const again = isAsSeen && takes(workspace, key, before.deal.id, now) ? null : repeated(workspace, key);
    if (again !== null) return again;
    if (before !== null && !isAsSeen) {
      return { kind: 'conflict', deal: before.deal, last: kept.last(workspace, before.deal.id) };
    }
    const deal = before === null ? add(workspace, draft) : change(before.deal, draft, events);
    if (before === null) takes(workspace, key, deal.id, now);
    record(workspace, deal.id, events);
    kept.written(deal, counted(before, deal), events.at(-1));
    for (const message of messages) queue(workspace, message, deal.id, now);
    refreshCards(workspace, deal.id, showIn, now);
    return { kind: 'committed', deal };
  };

  const stored = (workspace: WorkspaceId, id: DealId) => {
    const found = kept.byId(workspace, id);
    if (found === undefined) throw new Error(`workspace ${workspace} has no deal with id ${id}`);
    return found;
  };

  return {
    commit: (workspace, decided, key) => writes.run(() => commit(workspace, decided, key)),
  };
};
