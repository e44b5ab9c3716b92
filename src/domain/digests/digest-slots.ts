import { addDays, dayOf, instantAt, isWorkingDay, startOfDay } from '../calendar/calendar.ts';
import type { WorkCalendar, WorkingTime } from '../calendar/work-calendar.ts';
import type { Period } from '../reports/figures.ts';
import { periodBefore, periodOf } from '../reports/periods.ts';
import type { ConversationId } from '../team/member.ts';
import { type Day, type Instant, MINUTE } from '../time.ts';
import type { DigestKind, DigestSettings } from './digest-settings.ts';

/** The job that posts each, under whose name its slots are claimed. */
export const DIGEST_JOBS = {
  stuck: 'stuck-digest',
  weekly: 'weekly-summary',
  quarterly: 'quarterly-review',
} as const satisfies Record<DigestKind, string>;

/** Under which a conversation's slots are claimed. */
export const digestScope = (conversation: ConversationId): string => `conversation:${conversation}`;

/** When a digest is posted. */
export interface DigestSlot {
  at: Instant;
  /** It comes once in this time, whatever is changed about when. */
  once: Period;
}

/** The digest's slot on `day`; null: it does not come then. Paused or left out: never. */
export const slotOn = (
  kind: DigestKind,
  day: Day,
  settings: DigestSettings,
  { zone, calendar }: WorkingTime,
): DigestSlot | null => {
  if (settings.paused || !settings.include.includes(kind)) return null;
  if (!comesOn(kind, day, settings, calendar)) return null;
  const minute = kind === 'stuck' ? settings.stuckAt : settings.summaryAt;
  const midnight = startOfDay(addDays(day, 1), zone);
  // A time that daylight saving skips right before midnight would come on the next day.
  const at = Math.min(instantAt(day, minute, zone), midnight - MINUTE);
  return { at, once: onceIn(kind, at, { start: startOfDay(day, zone), end: midnight }, zone) };
};

/** Nobody waits longer for a digest than for the quarter's, over the longest holidays. */
const DAYS_AHEAD = 200;

/** The first slot after `now`; null: none is to come. */
export const slotAfter = (
  kind: DigestKind,
  now: Instant,
  settings: DigestSettings,
  working: WorkingTime,
): DigestSlot | null => {
  const today = dayOf(now, working.zone);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const slot = slotOn(kind, addDays(today, ahead), settings, working);
    if (slot !== null && slot.at > now) return slot;
  }
  return null;
};

/** The week or quarter that a summary posted at `at` is about: the last whole one. */
export const periodAbout = (
  kind: Exclude<DigestKind, 'stuck'>,
  at: Instant,
  { zone }: Pick<WorkingTime, 'zone'>,
): Period => {
  const name = kind === 'weekly' ? 'week' : 'quarter';
  return periodBefore(name, periodOf(name, at, zone), zone);
};

const comesOn = (
  kind: DigestKind,
  day: Day,
  { stuckOn, weeklyOn }: DigestSettings,
  calendar: WorkCalendar,
): boolean => {
  if (!isWorkingDay(day, calendar)) return false;
  switch (kind) {
    case 'stuck':
      return stuckOn === 'working' || stuckOn.some((one) => one === weekdayOf(day));
    case 'weekly':
      return isFirstWorkingDay(day, addDays(mondayOf(day), weeklyOn - 1), calendar);
    case 'quarterly':
      return isFirstWorkingDay(day, quarterStart(day), calendar);
    default:
      return kind satisfies never;
  }
};

/** Whether the working day `day` is the first one from `start` on. */
const isFirstWorkingDay = (day: Day, start: Day, calendar: WorkCalendar): boolean => {
  if (day < start) return false;
  for (let before = start; before < day; before = addDays(before, 1)) {
    if (isWorkingDay(before, calendar)) return false;
  }
  return true;
};

const onceIn = (kind: DigestKind, at: Instant, day: Period, zone: WorkingTime['zone']): Period => {
  switch (kind) {
    case 'stuck':
      return day;
    case 'weekly':
      return periodOf('week', at, zone);
    case 'quarterly':
      return periodOf('quarter', at, zone);
    default:
      return kind satisfies never;
  }
};

/** ISO 8601: Monday is 1. */
const weekdayOf = (day: Day): number => new Date(day).getUTCDay() || 7;

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

const quarterStart = (day: Day): Day => {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
};
