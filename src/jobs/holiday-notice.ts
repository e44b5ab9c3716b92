import { addDays, instantAt, isWorkingDay, startOfDay } from '../domain/calendar/calendar.ts';
import { restsOnEstimate, yearAt } from '../domain/calendar/estimated-year.ts';
import type { Slot } from '../domain/ports/slots.ts';
import type { Workspace } from '../domain/team/workspace.ts';
import type { Day, Instant } from '../domain/time.ts';
import { minuteText } from '../lib/minute-of-day.ts';
import { slotKey } from './calendar-slots.ts';
import type { Job } from './job.ts';

const NAME = 'holiday-notice';
const DAYS_OF_DECEMBER = 31;

/** In December, where the holidays of the next year are not known yet: the admins learn how to enter them. */
export const holidayNotice: Job = {
  name: NAME,
  when: ({ digestMinute }) =>
    `December, first working day at ${minuteText(digestMinute)}, if the holidays are missing`,
  next: (workspace, now) => {
    const year = yearAt(now, workspace.zone);
    const [at = null] = [year, year + 1]
      .map((one) => noticeAt(one, workspace))
      .filter((one) => (one ?? 0) > now);
    return at ?? 'never';
  },
  async due({ store, workspace, at }) {
    const year = yearAt(at, workspace.zone);
    const notice = noticeAt(year, workspace);
    if (notice === null || notice > at) return [];
    const once = {
      start: startOfDay(`${year}-12-01`, workspace.zone),
      end: startOfDay(`${year + 1}-01-01`, workspace.zone),
    };
    const slot: Slot = { workspace: workspace.id, job: NAME, scope: 'admins', at: notice, once };
    return [
      {
        slot,
        deal: null,
        async make() {
          const admins = (await store.team.members(workspace.id)).filter(({ role }) => role === 'admin');
          const messages = admins.map(({ id }) => ({
            to: { kind: 'member', id } as const,
            key: `${slotKey(slot)}:${id}`,
            body: { kind: 'holidays-missing', year: year + 1 } as const,
          }));
          return { messages, note: null };
        },
      },
    ];
  },
};

/** When the admins are told in `year` about the one after; null: there is nothing to tell. */
const noticeAt = (year: number, { zone, calendar, digestMinute }: Workspace): Instant | null => {
  if (!restsOnEstimate(calendar, year + 1)) return null;
  const first: Day = `${year}-12-01`;
  for (let ahead = 0; ahead < DAYS_OF_DECEMBER; ahead += 1) {
    const day = addDays(first, ahead);
    if (isWorkingDay(day, calendar)) return instantAt(day, digestMinute, zone);
  }
  return null;
};
