import { dayOf } from '../domain/calendar/calendar.ts';
import { delegateOf } from '../domain/team/delegate.ts';
import type { Fix } from '../domain/team/fix.ts';
import { DAY, MINUTE } from '../domain/time.ts';
import { slotKey } from './calendar-slots.ts';
import type { DueRun, Job, JobContext } from './job.ts';

const NAME = 'fix-reminders';
/** What was due longer ago stands in the morning note. */
const MADE_UP_FOR = DAY;
/** Another process may have kept one by a clock that is a little behind. */
const LOOK_BACK = 15 * MINUTE;

/** Tells whoever is to fix something, or stands in for them, once, that it is due. */
export const fixReminders: Job = {
  name: NAME,
  when: () => 'when an assigned fix is due',
  next: () => null,
  async due(context) {
    const { store, workspace, at, since } = context;
    const oldest = at - MADE_UP_FOR;
    const start = since === null ? oldest : Math.max(oldest, Math.min(since, at) - LOOK_BACK);
    const fixes = await store.fixes.list(workspace.id, null, { start, end: at + 1 });
    return fixes.map((fix) => dueRunOf(context, fix));
  },
};

const dueRunOf = ({ store, workspace, now }: JobContext, { id, at }: Fix): DueRun => {
  const slot = { workspace: workspace.id, job: NAME, scope: `fix:${id}`, at };
  return {
    slot,
    deal: null,
    async make() {
      // Between the question and the run somebody may have done it.
      const fix = await store.fixes.find(workspace.id, id);
      if (fix === null || fix.doneAt !== null) return null;
      const delegate = delegateOf(
        fix.owner,
        await store.team.members(workspace.id),
        dayOf(now, workspace.zone),
      );
      const body = { kind: 'fix-due', fix } as const;
      return { messages: [{ to: { kind: 'member', id: delegate }, key: slotKey(slot), body }], note: null };
    },
  };
};
