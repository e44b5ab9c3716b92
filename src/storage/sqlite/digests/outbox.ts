import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, min, or, sql } from 'drizzle-orm';
import type { Recipient } from '../../../domain/digests/message.ts';
import type { Live, Outbox } from '../../../domain/ports/outbox.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import { HOUR, type Instant } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { posts } from '../schema/deals.ts';
import { outbox as table } from '../schema/sending.ts';
import { liveDigestWrites } from './live-digests.ts';
import { toItem } from './outbox-rows.ts';
import type { Queueing } from './queueing.ts';

/** A message that has just arrived. */
interface Sent {
  id: number;
  workspace: WorkspaceId;
  toKind: Recipient['kind'];
  toId: number;
}

/** Nobody waits or leases for longer: such a time was written by a clock that has been put back since. */
const NEVER_AHEAD = 2 * HOUR;

/** The line of messages. Leasing is atomic, also between two processes on one file. */
export const outbox = (connection: Connection, { queue, watch, tell }: Queueing): Outbox => {
  const { db, writes, people } = connection;
  const keepDigest = liveDigestWrites(connection);
  const id = sql.placeholder('id');
  const workspace = sql.placeholder('workspace');
  const now = sql.placeholder('now');
  const never = sql.placeholder('never');
  const waiting = eq(table.state, sql`'waiting'`);

  // Only the oldest of each recipient may go: whatever is wrong with it, the younger ones wait.
  const heads = db
    .select({ id: min(table.id).as('head') })
    .from(table)
    .where(waiting)
    .groupBy(table.toKind, table.toId);
  const ready = db
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        inArray(table.id, heads),
        or(lte(table.notBefore, now), gt(table.notBefore, never)),
        or(isNull(table.leasedUntil), lte(table.leasedUntil, now), gt(table.leasedUntil, never)),
      ),
    )
    .orderBy(asc(table.id))
    .limit(sql.placeholder('limit'));
  const anyReady = ready.prepare();
  const lease = db
    .update(table)
    .set({
      leasedUntil: sql`${sql.placeholder('until')}`,
      leasedBy: sql`${sql.placeholder('taker')}`,
      attempts: sql`${table.attempts} + 1`,
      // A lease that ran out: its taker died on the way.
      deliveryUnknown: sql`${table.deliveryUnknown} OR ${table.leasedUntil} IS NOT NULL`,
    })
    .where(inArray(table.id, ready))
    .returning()
    .prepare();

  const end = db
    .update(table)
    .set({
      state: sql`${sql.placeholder('state')}`,
      endedAt: sql`${sql.placeholder('at')}`,
      error: sql`${sql.placeholder('error')}`,
      leasedUntil: null,
      leasedBy: null,
    })
    .where(and(eq(table.id, id), eq(table.workspace, workspace), waiting))
    .returning({ toKind: table.toKind, toId: table.toId })
    .prepare();
  const wait = db
    .update(table)
    .set({
      notBefore: sql`${sql.placeholder('notBefore')}`,
      error: sql`${sql.placeholder('error')}`,
      deliveryUnknown: sql`${sql.placeholder('deliveryUnknown')}`,
      leasedUntil: null,
      leasedBy: null,
    })
    .where(and(eq(table.id, id), eq(table.workspace, workspace), waiting))
    .prepare();
  const backlog = db
    .select({ waiting: sql<number>`count(*)`, oldest: min(table.queuedAt) })
    .from(table)
    .where(waiting)
    .prepare();

  const keep = (live: Live, { id, workspace, toKind, toId }: Sent, at: Instant): void => {
    switch (live.kind) {
      case 'deal-card': {
        const { post } = live;
        db.insert(posts)
          .values({ ...post, workspace })
          .onConflictDoUpdate({
            target: [posts.deal, posts.conversation],
            set: { messageId: post.messageId, version: post.version },
          })
          .run();
        return;
      }
      case 'digest': {
        const to = { kind: toKind, id: toId };
        const { messageId, digest } = live;
        // What changed before it stood there has refreshed nothing yet.
        if (keepDigest({ id, workspace, conversation: toId, messageId, digest }, at))
          queue(workspace, { to, key: null, body: { kind: 'digest-refresh', digest: id } }, null, at);
        return;
      }
      default:
        live satisfies never;
    }
  };

  return {
    async queue(workspace, message, deal, at) {
      await writes.run(() => queue(workspace, message, deal, at));
    },
    watch,
    async take(at, limit, leaseMs, taker) {
      const when = { now: at, never: at + NEVER_AHEAD };
      if (anyReady.get({ ...when, limit: 1 }) === undefined) return [];
      const rows = await writes.run(() =>
        lease.all({ ...when, limit, until: at + leaseMs, taker: taker ?? null }),
      );
      const who = people.now();
      return rows.map((row) => toItem(row, who)).sort((a, b) => a.id - b.id);
    },
    async renew(taker, at, leaseMs) {
      await writes.run(() =>
        db
          .update(table)
          .set({ leasedUntil: at + leaseMs })
          .where(and(waiting, eq(table.leasedBy, taker)))
          .run(),
      );
    },
    async takeBack(isDead) {
      const takers = db
        .selectDistinct({ taker: table.leasedBy })
        .from(table)
        .where(and(waiting, isNotNull(table.leasedBy)))
        .all();
      const dead = takers.flatMap(({ taker }) => (taker !== null && isDead(taker) ? [taker] : []));
      if (dead.length === 0) return 0;
      const { changes } = await writes.run(() =>
        db
          .update(table)
          .set({ leasedUntil: 0, leasedBy: null })
          .where(and(waiting, inArray(table.leasedBy, dead)))
          .run(),
      );
      return changes;
    },
    async sent(home, sentId, at, live) {
      await writes.run(() => {
        const ended = end.get({ workspace: home, id: sentId, at, state: 'sent', error: null });
        if (ended !== undefined && live !== null) keep(live, { workspace: home, id: sentId, ...ended }, at);
      });
    },
    async retry(home, retryId, notBefore, error, deliveryUnknown) {
      await writes.run(() =>
        wait.run({
          workspace: home,
          id: retryId,
          notBefore,
          error,
          deliveryUnknown: deliveryUnknown ? 1 : 0,
        }),
      );
    },
    async giveUp(home, lostId, at, error, tell) {
      await writes.run(() => {
        const ended = end.get({ workspace: home, id: lostId, at, state: 'given-up', error });
        if (tell !== null && ended !== undefined) queue(home, tell, null, at);
      });
    },
    async requeue(home, lostId, at) {
      const { changes } = await writes.run(() =>
        db
          .update(table)
          .set({ state: 'waiting', endedAt: null, error: null, attempts: 0, notBefore: at })
          .where(and(eq(table.id, lostId), eq(table.workspace, home), eq(table.state, 'given-up')))
          .run(),
      );
      if (changes > 0) tell();
      return changes > 0;
    },
    async backlog(at) {
      const row = backlog.get();
      const oldest = row?.oldest ?? null;
      return { waiting: row?.waiting ?? 0, oldestMs: oldest === null ? 0 : Math.max(0, at - oldest) };
    },
  };
};
