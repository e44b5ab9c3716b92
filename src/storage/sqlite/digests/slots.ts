import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Slot, SlotStore } from '../../../domain/ports/slots.ts';
import type { Connection } from '../kit/connection.ts';
import { slots as table } from '../schema/sending.ts';
import type { Queueing } from './queueing.ts';

/** The turns of the scheduled jobs. A turn is claimed together with the messages it queues. */
export const slotStore = ({ db, writes }: Connection, { queue }: Queueing): SlotStore => {
  const repeats = and(
    eq(table.workspace, sql.placeholder('workspace')),
    eq(table.job, sql.placeholder('job')),
    eq(table.scope, sql.placeholder('scope')),
  );
  const exactly = and(repeats, eq(table.at, sql.placeholder('at')));
  const during = and(repeats, gte(table.at, sql.placeholder('start')), lt(table.at, sql.placeholder('end')));
  const get = db.select({ at: table.at }).from(table).where(exactly).prepare();
  const getDuring = db.select({ at: table.at }).from(table).where(during).limit(1).prepare();
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

  const isClaimed = ({ once, ...slot }: Slot): boolean =>
    get.get(slot) !== undefined || (once !== undefined && getDuring.get({ ...slot, ...once }) !== undefined);

  const take = (slot: Slot, now: number, note: unknown): boolean => {
    // Under the write lock: nobody claims it between the question and the answer.
    if (isClaimed(slot)) return false;
    const { once: _, ...row } = slot;
    db.insert(table)
      .values({ ...row, claimedAt: now, note: note == null ? null : JSON.stringify(note) })
      .run();
    return true;
  };

  return {
    claim: (slot, now, messages, deal, note) =>
      writes.run(() => {
        if (!take(slot, now, note)) return false;
        for (const message of messages) queue(slot.workspace, message, deal, now);
        return true;
      }),
    async isClaimed(slot) {
      return isClaimed(slot);
    },
    async last(workspace, job, scope) {
      const row =
        scope === null ? lastOfJob.get({ workspace, job }) : lastOfScope.get({ workspace, job, scope });
      if (row === undefined) return null;
      return { at: row.at, note: row.note === null ? null : JSON.parse(row.note) };
    },
  };
};
