import {
  addDays,
  dayOf,
  instantAt,
  isWorkingDay,
  nextWorkingDay,
  weekStart,
} from '../../domain/calendar/calendar.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Jump } from './http/wire.ts';

/** Where a jump in time ends: always later than `now`. Mornings are when the team's digests come. */
export const landing = (jump: Jump, now: Instant, workspace: Workspace): Instant => {
  const { zone, digestMinute, calendar } = workspace;
  const today = dayOf(now, zone);
  switch (jump) {
    case 'morning': {
      const thisMorning = instantAt(today, digestMinute, zone);
      return isWorkingDay(today, calendar) && now < thisMorning
        ? thisMorning
        : instantAt(nextWorkingDay(today, calendar), digestMinute, zone);
    }
    case 'monday': {
      const monday = dayOf(weekStart(now, zone), zone);
      const thisMonday = instantAt(monday, digestMinute, zone);
      return now < thisMonday ? thisMonday : instantAt(addDays(monday, 7), digestMinute, zone);
    }
    case 'day':
      return now + DAY;
    default:
      return jump satisfies never;
  }
};
