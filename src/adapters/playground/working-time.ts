import { dayOf, instantAt, isWorkingDay, nextWorkingDay } from '../../domain/calendar/calendar.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { type Instant, MINUTE } from '../../domain/time.ts';
import { between, type Random } from './random.ts';

/** Some minute of the working hours of the day `at` falls on, or of the next working day; never before `at`. */
export const workingTime = (at: Instant, { zone, calendar }: Workspace, random: Random): Instant => {
  const day = dayOf(at, zone);
  const minutes = between(random, calendar.opensAt + 15, calendar.closesAt);
  if (!isWorkingDay(day, calendar)) return instantAt(nextWorkingDay(day, calendar), minutes, zone);
  const then = instantAt(day, minutes, zone);
  return then > at ? then : at + between(random, 5, 50) * MINUTE;
};
