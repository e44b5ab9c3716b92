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
import { stageAgeCounters } from '../reports/stage-age-counters.ts';
import { committedRequests } from '../schema/sending.ts';
import type { TeamQueries } from '../team/team-queries.ts';
import { dealWrites } from './deal-writes.ts';
import { eventWrites } from './event-writes.ts';

/** The one way a deal changes: its row, its history, its messages and the request's key, or nothing at all. */
export const commits = (
  connection: Connection,
  { queue, refreshCards }: Queueing,
  team: TeamQueries,
): Pick<DealStore, 'commit' | 'byRequest'> => {
  const { client, db, writes, invalidation, dealCache, clock } = connection;
  const { add, change } = dealWrites(connection);
  const record = eventWrites(connection);
  const counted = stageAgeCounters(connection, team);
  const ofRequest = committedRequestQueries(connection);
  const note = statement(
    client,
    db.insert(committedRequests).values(allPlaceholders(committedRequests, [])).onConflictDoNothing(),
  );

  const repeated = (workspace: WorkspaceId, requestKey: string | null): CommitResult | null => {
    const deal = requestKey === null ? undefined : ofRequest(workspace, requestKey);
    return deal === undefined
      ? null
      : { kind: 'repeated', deal: dealCache.byId(workspace, deal)?.deal ?? null };
  };

  /** False: the request was committed before. */
  const takes = (workspace: WorkspaceId, requestKey: string | null, deal: DealId, at: Instant): boolean =>
    requestKey === null || note.run({ workspace, requestKey, deal, at }).changes > 0;

  const commit = (workspace: WorkspaceId, decided: Change, requestKey: string | null): CommitResult => {
    const { deal: draft, events, messages, showIn } = decided;
    const now = clock.now();
    const before = draft.id === null ? null : stored(workspace, draft.id);
    const isAsSeen = before !== null && before.deal.version === draft.version - 1;
    const again =
      isAsSeen && takes(workspace, requestKey, before.deal.id, now) ? null : repeated(workspace, requestKey);
    if (again !== null) return again;
    if (before !== null && !isAsSeen) {
      return { kind: 'conflict', deal: before.deal, last: dealCache.last(workspace, before.deal.id) };
    }
    const deal = before === null ? add(workspace, draft) : change(before.deal, draft, events);
    if (before === null) takes(workspace, requestKey, deal.id, now);
    record(workspace, deal.id, events);
    dealCache.written(deal, counted(before, deal), events.at(-1));
    for (const message of messages) queue(workspace, message, deal.id, now);
    refreshCards(workspace, deal.id, showIn, now);
    return { kind: 'committed', deal };
  };

  const stored = (workspace: WorkspaceId, id: DealId) => {
    const found = dealCache.byId(workspace, id);
    if (found === undefined) throw new Error(`workspace ${workspace} has no deal with id ${id}`);
    return found;
  };

  return {
    commit: (workspace, decided, requestKey) => writes.run(() => commit(workspace, decided, requestKey)),
    async byRequest(workspace, requestKey) {
      const deal = ofRequest(workspace, requestKey);
      if (deal === undefined) return null;
      // It may have been committed by another process since this turn of the event loop first looked.
      invalidation.recheck();
      return dealCache.byId(workspace, deal)?.deal ?? null;
    },
  };
};

/** The deal that a request changed; undefined: it was not committed. */
const committedRequestQueries = ({ client, db }: Connection) => {
  const find = statement<{ deal_id: DealId }>(
    client,
    db
      .select({ deal: committedRequests.deal })
      .from(committedRequests)
      .where(
        and(
          eq(committedRequests.workspace, sql.placeholder('workspace')),
          eq(committedRequests.requestKey, sql.placeholder('requestKey')),
        ),
      ),
  );
  return (workspace: WorkspaceId, requestKey: string): DealId | undefined =>
    find.get({ workspace, requestKey })?.deal_id;
};
