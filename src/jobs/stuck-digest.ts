import { isWorkingDay } from '../funnel/calendar.ts';
import type { StuckDigest } from '../funnel/message.ts';
import { clockOf, digestTurns, slotAfter, slotKey } from './calendar-slots.ts';
import { compare, readNote } from './digest-progress.ts';
import type { Job } from './job.ts';
import { once } from './once.ts';
import { stuckNow } from './stuck-now.ts';

const NAME = 'stuck-digest';

/** The morning's stuck deals, on working days, in each digest conversation. */
export const stuckDigest: Job = {
  name: NAME,

  when: ({ digestMinute }) => `working days at ${clockOf(digestMinute)}`,

  next: (workspace, now) => slotAfter(workspace, now, isWorkingDay),

  async due(look) {
    const { store, workspace, now } = look;
    const allOfThem = once(() => stuckNow(store, workspace, now));
    return digestTurns(look, NAME, isWorkingDay, async (conversation, slot) => {
      const stuck = await allOfThem();
      const last = await store.lastSlot(workspace.id, NAME, slot.scope);
      const digest: StuckDigest = {
        at: now,
        lines: stuck.lines,
        total: stuck.total,
        progress: compare(readNote(last?.note), stuck),
      };
      return {
        messages: [
          {
            to: { kind: 'conversation', id: conversation.id },
            key: slotKey(slot),
            body: { kind: 'stuck-digest', digest },
          },
        ],
        note: { deals: stuck.deals, total: stuck.total },
      };
    });
  },
};
