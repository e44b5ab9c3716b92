import { and, desc, eq, sql } from 'drizzle-orm';
import type { Slot, Store } from '../../funnel/store.ts';
import type { Connection } from './connection.ts';
import type { queueing } from './queueing.ts';
import { slots as table } from './schema/sending.ts';

type SlotMethods = 'claimSlot' | 'slotClaimed' | 'lastSlot' | 'noteSlot' | 'queue';

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
  const last = db
    .select({ at: table.at, note: table.note })
    .from(table)
    .where(repeats)
    .orderBy(desc(table.at))
    .limit(1)
    .prepare();
  const note = db
    .update(table)
    .set({ note: sql`${sql.placeholder('note')}` })
    .where(exactly)
    .prepare();

  const claim = (slot: Slot, now: number): boolean =>
    db
      .insert(table)
      .values({ ...slot, claimedAt: now, note: null })
      .onConflictDoNothing()
      .run().changes > 0;

  return {
    claimSlot: (slot, now, messages, deal) =>
      writes.run(() => {
        if (!claim(slot, now)) return false;
        for (const message of messages) queue(slot.workspace, message, deal, now);
        return true;
      }),
    async slotClaimed(slot) {
      return get.get({ ...slot }) !== undefined;
    },
    async lastSlot(workspace, job, scope) {
      const row = last.get({ workspace, job, scope });
      if (row === undefined) return null;
      return { at: row.at, note: row.note === null ? null : JSON.parse(row.note) };
    },
    async noteSlot(slot, value) {
      await writes.run(() => note.run({ ...slot, note: JSON.stringify(value) }));
    },
    async queue(workspace, message, deal, now) {
      await writes.run(() => queue(workspace, message, deal, now));
    },
  };
};
