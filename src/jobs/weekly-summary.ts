import { dayOf, startOfDay, weekStart } from '../funnel/calendar.ts';
import { defaultDigests } from '../funnel/digest-settings.ts';
import { lastWeek } from '../funnel/periods.ts';
import type { Day } from '../funnel/time.ts';
import type { Workspace } from '../funnel/workspace.ts';
import { clockOf, digestTurns, slotAfter, slotKey } from './calendar-slots.ts';
import type { Job } from './job.ts';

const NAME = 'weekly-summary';

const isMonday =
  ({ zone }: Workspace) =>
  (day: Day): boolean =>
    dayOf(weekStart(startOfDay(day, zone), zone), zone) === day;

/** Last week's funnel against the week before, on Mondays, in each digest conversation. */
export const weeklySummary: Job = {
  name: NAME,

  when: ({ digestMinute }) => `Mondays at ${clockOf(digestMinute)}`,

  next: (workspace, now) => slotAfter(workspace, now, isMonday(workspace)),

  async due(look) {
    const { store, workspace, now } = look;
    const period = lastWeek(look.at, workspace.zone);
    return digestTurns(look, NAME, isMonday(workspace), async (conversation, slot) => {
      const { scope, sections } = conversation.digests ?? defaultDigests(workspace.digestMinute);
      const ask = { kind: 'weekly' as const, period, now, scope, sections };
      const body = { kind: 'summary' as const, summary: await store.reports.summary(workspace, ask) };
      return {
        messages: [{ to: { kind: 'conversation', id: conversation.id }, key: slotKey(slot), body }],
        note: null,
      };
    });
  },
};
