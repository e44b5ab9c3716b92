import { addDays, dayOf, startOfDay } from '../funnel/calendar.ts';
import { defaultDigests } from '../funnel/digest-settings.ts';
import { slotAfter, slotOn } from '../funnel/digest-slots.ts';
import { morningNotes, NOTE_FOLLOW_UPS, NOTE_STUCK } from '../funnel/morning-note.ts';
import { clockOf } from '../funnel/time-of-day.ts';
import type { Workspace } from '../funnel/workspace.ts';
import { slotKey } from './calendar-slots.ts';
import type { Job, Look, Turn } from './job.ts';

const NAME = 'morning-note';

/** A note comes when the stuck digest of a channel with the team's own settings does. */
const times = ({ digestMinute }: Workspace) => defaultDigests(digestMinute);

/** Each owner's day, to them alone, on working days. */
export const morningNote: Job = {
  name: NAME,
  when: ({ digestMinute }) => `working days at ${clockOf(digestMinute)}`,
  next: (workspace, now) => slotAfter('stuck', now, times(workspace), workspace)?.at ?? 'never',

  async due(look) {
    const { workspace, at, since } = look;
    const day = dayOf(at, workspace.zone);
    const today = slotOn('stuck', day, times(workspace), workspace);
    if (today === null || today.at > at) return [];
    // Asked once a day, not once a minute: what falls due later is not the morning's.
    if (since !== null && since >= today.at) return [];
    const notes = await notesOf(look);
    return notes.map(({ to, note }): Turn => {
      const slot = { workspace: workspace.id, job: NAME, scope: `member:${note.owner}`, ...today };
      const message = {
        to: { kind: 'member', id: to },
        key: slotKey(slot),
        body: { kind: NAME, note },
      } as const;
      return { slot, deal: null, make: async () => ({ messages: [message], note: null }) };
    });
  },
};

const notesOf = async ({ store, workspace, at, now }: Look) => {
  const { id, zone } = workspace;
  const day = dayOf(at, zone);
  const until = startOfDay(addDays(day, 1), zone);
  const most = { followUps: NOTE_FOLLOW_UPS, stuck: NOTE_STUCK };
  const mornings = await store.reports.mornings(workspace, { now, until, ...most });
  const fixes = await store.teamFollowUps(id, null, { start: 0, end: until });
  return morningNotes(mornings, fixes, await store.members(id), day);
};
