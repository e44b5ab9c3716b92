import { dayOf, isWorkingDay, startOfDay } from '../domain/calendar/calendar.ts';
import type { Slot } from '../domain/ports/slots.ts';
import { superiorsOf } from '../domain/stuck/stuck-managers.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import { DAY, type Instant } from '../domain/time.ts';
import { slotKey } from './calendar-slots.ts';
import type { DueRun, Job } from './job.ts';

const NAME = 'leaver-notice';

/** Deals of somebody who has left wait for nobody: who leads the team hears of it in office hours, and once a week again until they are others'. */
export const leaverNotice: Job = {
  name: NAME,
  when: () => 'in office hours, when somebody has left who owns open deals; weekly until none is left',
  next: () => null,
  async due({ store, workspace, at }) {
    if (!isOfficeTime(at, workspace)) return [];
    const members = await store.team.members(workspace.id);
    const week = Math.floor(at / (7 * DAY)) * 7 * DAY;
    const runs: DueRun[] = [];
    for (const { id, team, barred } of members) {
      if (barred !== 'gone') continue;
      const slot: Slot = {
        workspace: workspace.id,
        job: NAME,
        scope: `member:${id}`,
        at: week,
        once: { start: week, end: week + 7 * DAY },
      };
      const make: DueRun['make'] = async () => {
        const open = await store.deals.totals(workspace.id, { status: 'open', owner: id });
        if (open.deals === 0) return null;
        const messages = superiorsOf(team, members).map((superior) => ({
          to: { kind: 'member', id: superior.id } as const,
          key: `${slotKey(slot)}:${superior.id}`,
          body: { kind: 'has-left', member: id, deals: open.deals, amounts: open.amounts } as const,
        }));
        return { messages, note: null };
      };
      runs.push({ slot, deal: null, make });
    }
    return runs;
  },
};

const isOfficeTime = (at: Instant, { zone, calendar }: Workspace): boolean => {
  const day = dayOf(at, zone);
  const minute = (at - startOfDay(day, zone)) / 60_000;
  return isWorkingDay(day, calendar) && minute >= calendar.opensAt && minute < calendar.closesAt;
};
