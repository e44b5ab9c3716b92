import { dayOf, startOfDay, weekStart } from '../funnel/calendar.ts';
import { lastWeek } from '../funnel/periods.ts';
import type { Day } from '../funnel/time.ts';
import type { Workspace } from '../funnel/workspace.ts';
import { clockOf, digestTurns, slotAfter, slotKey } from './calendar-slots.ts';
import type { Job } from './job.ts';
import { once } from './once.ts';

const NAME = 'weekly-summary';
const EVERYBODY = { owner: null, source: null } as const;

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
    const { store, workspace } = look;
    const week = lastWeek(look.at, workspace.zone);
    const weekBefore = lastWeek(week.start, workspace.zone);
    const both = once(async () => ({
      figures: await store.figures(workspace, week, EVERYBODY),
      before: await store.figures(workspace, weekBefore, EVERYBODY),
    }));
    return digestTurns(look, NAME, isMonday(workspace), async (conversation, slot) => {
      const body = { kind: 'weekly-summary' as const, ...(await both()) };
      return {
        messages: [
          {
            to: { kind: 'conversation', id: conversation.id },
            key: slotKey(slot),
            body,
          },
        ],
        note: null,
      };
    });
  },
};
