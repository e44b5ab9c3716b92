import { dayOf } from '../funnel/calendar.ts';
import { whoHears } from '../funnel/stand-in.ts';
import type { TeamFollowUp } from '../funnel/team-follow-up.ts';
import { DAY, MINUTE } from '../funnel/time.ts';
import { slotKey } from './calendar-slots.ts';
import type { Job, Look, Turn } from './job.ts';

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
  async due(look) {
    const { store, workspace, at, since } = look;
    const oldest = at - MADE_UP_FOR;
    const start = since === null ? oldest : Math.max(oldest, Math.min(since, at) - LOOK_BACK);
    const fixes = await store.teamFollowUps(workspace.id, null, { start, end: at + 1 });
    return fixes.map((fix) => turnOf(look, fix));
  },
};

const turnOf = ({ store, workspace, now }: Look, { id, at }: TeamFollowUp): Turn => {
  const slot = { workspace: workspace.id, job: NAME, scope: `fix:${id}`, at };
  return {
    slot,
    deal: null,
    async make() {
      // Between the look and the turn somebody may have done it.
      const fix = await store.teamFollowUp(workspace.id, id);
      if (fix === null || fix.doneAt !== null) return null;
      const hearer = whoHears(fix.owner, await store.members(workspace.id), dayOf(now, workspace.zone));
      const body = { kind: 'fix-due', fix } as const;
      return { messages: [{ to: { kind: 'member', id: hearer }, key: slotKey(slot), body }], note: null };
    },
  };
};
