import { isWorkingDay } from '../funnel/calendar.ts';
import { digestOf } from '../funnel/stuck-digest.ts';
import { clockOf, digestTurns, slotAfter, slotKey } from './calendar-slots.ts';
import { readNote } from './digest-progress.ts';
import type { Job } from './job.ts';

const NAME = 'stuck-digest';
/** More lines than this nobody reads in one message; the rest is behind the list. */
const LINES = 60;

/** The morning's stuck deals, on working days, in each digest conversation. */
export const stuckDigest: Job = {
  name: NAME,

  when: ({ digestMinute }) => `working days at ${clockOf(digestMinute)}`,

  next: (workspace, now) => slotAfter(workspace, now, (day) => isWorkingDay(day, workspace.calendar)),

  async due(look) {
    const { store, workspace, now } = look;
    const onDay = (day: string) => isWorkingDay(day, workspace.calendar);
    return digestTurns(look, NAME, onDay, async (conversation, slot) => {
      const last = await store.lastSlot(workspace.id, NAME, slot.scope);
      const scope = conversation.digests?.scope ?? { owner: null, team: null, source: null };
      const before = readNote(last?.note)?.deals ?? null;
      const report = await store.reports.stuck(workspace, { now, scope, offset: 0, limit: LINES, before });
      const digest = digestOf(report, scope, await store.members(workspace.id), now);
      return {
        messages: [
          {
            to: { kind: 'conversation', id: conversation.id },
            key: slotKey(slot),
            body: { kind: 'stuck-digest', digest },
          },
        ],
        note: { deals: report.deals, total: report.total },
      };
    });
  },
};
