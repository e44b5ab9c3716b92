import { addDays, dayOf, startOfDay } from '../domain/calendar/calendar.ts';
import { defaultDigests } from '../domain/digests/digest-settings.ts';
import { slotAfter, slotOn } from '../domain/digests/digest-slots.ts';
import { morningNotes, NOTE_FOLLOW_UPS, NOTE_STUCK } from '../domain/digests/morning-note.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import { minuteText } from '../lib/minute-of-day.ts';
import { slotKey } from './calendar-slots.ts';
import type { DueRun, Job, JobContext } from './job.ts';

const NAME = 'morning-note';

/** A note comes when the stuck digest of a channel with the team's own settings does. */
const times = ({ digestMinute }: Workspace) => defaultDigests(digestMinute);

/** Each owner's day, to them alone, on working days. */
export const morningNote: Job = {
  name: NAME,
  when: ({ digestMinute }) => `working days at ${minuteText(digestMinute)}`,
  next: (workspace, now) => slotAfter('stuck', now, times(workspace), workspace)?.at ?? 'never',

  async due(context) {
    const { workspace, at, since } = context;
    const day = dayOf(at, workspace.zone);
    const today = slotOn('stuck', day, times(workspace), workspace);
    if (today === null || today.at > at) return [];
    // Asked once a day, not once a minute: what falls due later is not the morning's.
    if (since !== null && since >= today.at) return [];
    const notes = await notesOf(context);
    return notes.map(({ to, note }): DueRun => {
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

const notesOf = async ({ store, workspace, at, now }: JobContext) => {
  const { id, zone } = workspace;
  const day = dayOf(at, zone);
  const until = startOfDay(addDays(day, 1), zone);
  const most = { followUps: NOTE_FOLLOW_UPS, stuck: NOTE_STUCK };
  const mornings = await store.reports.mornings(workspace, { now, until, ...most });
  const fixes = await store.fixes.list(id, null, { start: 0, end: until });
  return morningNotes(mornings, fixes, await store.team.members(id), day);
};
