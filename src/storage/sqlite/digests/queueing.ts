import { type SQL, sql } from 'drizzle-orm';
import type { DealId } from '../../../domain/deals/deal.ts';
import type { Outgoing } from '../../../domain/digests/message.ts';
import type { ConversationId, WorkspaceId } from '../../../domain/team/member.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { allPlaceholders } from '../kit/placeholders.ts';
import { statement } from '../kit/statement.ts';
import { posts } from '../schema/deals.ts';
import { digestLines, digests, outbox } from '../schema/sending.ts';
import { conversations } from '../schema/team.ts';
import { LIVE_FOR_MS } from './live-digests.ts';
import { toOutboxRow } from './outbox-rows.ts';

/** Puts messages in line; to be run inside a transaction. */
export const queueing = ({ client, db }: Connection) => {
  const insert = statement(
    client,
    db
      .insert(outbox)
      .values(allPlaceholders(outbox, ['id']))
      .onConflictDoNothing(),
  );
  const toPosts = statement(
    client,
    cards(sql`${posts.conversation}`, sql`${posts} WHERE ${posts.deal} = ${sql.placeholder('deal')}`),
  );
  const toOne = statement(
    client,
    cards(
      sql`${conversations.id}`,
      sql`${conversations} WHERE ${conversations.id} = ${sql.placeholder('conversation')}`,
    ),
  );

  const toDigests = statement(client, digestRefreshes);
  // Asked first: an INSERT of nothing takes ten times as long.
  const isFollowed = statement<{ yes: number }>(
    client,
    sql`
      SELECT EXISTS (SELECT 1 FROM ${posts} WHERE ${posts.deal} = ${sql.placeholder('deal')})
        OR EXISTS (SELECT 1 FROM ${digestLines} WHERE ${digestLines.deal} = ${sql.placeholder('deal')}) AS yes`,
  );

  const watchers: (() => void)[] = [];
  const tell = (): void => {
    for (const queued of watchers) queued();
  };

  return {
    tell,
    watch(queued: () => void): void {
      watchers.push(queued);
    },
    /** A message whose key was used before is dropped. */
    queue(workspace: WorkspaceId, message: Outgoing, deal: DealId | null, now: Instant): void {
      if (insert.run(toOutboxRow(workspace, message, deal, now)).changes > 0) tell();
    },
    /**
     * The deal's live card wherever it is, and in `showIn`, and the digests the deal stands on. What waits already
     * shows this change too.
     */
    refreshCards(
      workspace: WorkspaceId,
      deal: DealId,
      showIn: readonly ConversationId[],
      now: Instant,
    ): void {
      let queued = 0;
      if (isFollowed.get({ deal })?.yes === 1) {
        queued += toPosts.run({ workspace, deal, now }).changes;
        queued += toDigests.run({ workspace, deal, now, after: now - LIVE_FOR_MS }).changes;
      }
      for (const conversation of showIn) queued += toOne.run({ workspace, deal, conversation, now }).changes;
      if (queued > 0) tell();
    },
  };
};

/** How messages are put in line, see `queueing`. */
export type Queueing = ReturnType<typeof queueing>;

/** A card for each conversation of `from` that has none of this deal waiting which nobody has taken yet. */
const cards = (conversation: SQL, from: SQL): SQL => sql`
  INSERT INTO outbox (workspace_id, to_kind, to_id, deal_id, kind, body, state, queued_at, not_before, attempts, fate_unknown)
  SELECT ${sql.placeholder('workspace')}, 'conversation', ${conversation}, ${sql.placeholder('deal')}, 'deal-card',
    '{"kind":"deal-card"}', 'waiting', ${sql.placeholder('now')}, ${sql.placeholder('now')}, 0, 0
  FROM ${from} AND NOT EXISTS (
    SELECT 1 FROM outbox AS pending
    WHERE pending.deal_id = ${sql.placeholder('deal')} AND pending.to_id = ${conversation}
      AND pending.state = 'waiting' AND pending.kind = 'deal-card' AND pending.leased_until IS NULL
  )`;

/** For each digest of the deal that is kept true, unless one waits for it which nobody has taken yet. */
const digestRefreshes: SQL = sql`
  INSERT INTO outbox (workspace_id, to_kind, to_id, kind, body, state, queued_at, not_before, attempts, fate_unknown)
  SELECT ${sql.placeholder('workspace')}, 'conversation', ${digests.conversation}, 'digest-refresh',
    json_object('kind', 'digest-refresh', 'digest', ${digests.id}), 'waiting',
    ${sql.placeholder('now')}, ${sql.placeholder('now')}, 0, 0
  FROM ${digestLines} CROSS JOIN ${digests} ON ${digests.id} = ${digestLines.digest}
  WHERE ${digestLines.deal} = ${sql.placeholder('deal')} AND ${digests.postedAt} > ${sql.placeholder('after')}
    AND NOT EXISTS (
      SELECT 1 FROM outbox AS pending
      WHERE pending.to_kind = 'conversation' AND pending.to_id = ${digests.conversation}
        AND pending.state = 'waiting' AND pending.kind = 'digest-refresh' AND pending.leased_until IS NULL
        AND pending.body = json_object('kind', 'digest-refresh', 'digest', ${digests.id})
    )`;
