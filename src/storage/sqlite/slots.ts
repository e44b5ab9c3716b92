import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Slot, Store } from '../../funnel/store.ts';
import type { Connection } from './connection.ts';
import type { queueing } from './queueing.ts';
import { slots as table } from './schema/sending.ts';

type SlotMethods = 'claimSlot' | 'slotClaimed' | 'lastSlot' | 'queue';

/** The turns of the scheduled jobs. A turn is claimed together with the messages it queues. */
export const slots = (
  { db, writes }: Connection,
  { queue }: ReturnType<typeof queueing>,
): Pick<Store, SlotMethods> => {
  const repeats = and(
    eq(table.workspace, sql.placeholder('workspace')),
    eq(table.job, sql.placeholder('job')),
    eq(table.scope, sql.placeholder('scope')),
  );
  const exactly = and(repeats, eq(table.at, sql.placeholder('at')));
  const get = db.select({ at: table.at }).from(table).where(exactly).prepare();
  const newest = (where: SQL | undefined) =>
    db
      .select({ at: table.at, note: table.note })
      .from(table)
      .where(where)
      .orderBy(desc(table.at))
      .limit(1)
      .prepare();
  const lastOfScope = newest(repeats);
  const lastOfJob = newest(
    and(eq(table.workspace, sql.placeholder('workspace')), eq(table.job, sql.placeholder('job'))),
  );

  const claim = (slot: Slot, now: number, note: unknown): boolean =>
    db
      .insert(table)
      .values({ ...slot, claimedAt: now, note: note == null ? null : JSON.stringify(note) })
      .onConflictDoNothing()
      .run().changes > 0;

  return {
    claimSlot: (slot, now, messages, deal, note) =>
      writes.run(() => {
        if (!claim(slot, now, note)) return false;
        for (const message of messages) queue(slot.workspace, message, deal, now);
        return true;
      }),
    async slotClaimed(slot) {
      return get.get({ ...slot }) !== undefined;
    },
    async lastSlot(workspace, job, scope) {
      const row =
        scope === null ? lastOfJob.get({ workspace, job }) : lastOfScope.get({ workspace, job, scope });
      if (row === undefined) return null;
      return { at: row.at, note: row.note === null ? null : JSON.parse(row.note) };
    },
    async queue(workspace, message, deal, now) {
      await writes.run(() => queue(workspace, message, deal, now));
    },
  };
};
