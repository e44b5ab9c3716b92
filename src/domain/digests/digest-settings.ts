import type { FigureScope } from '../reports/figures.ts';
import { EVERYBODY } from '../reports/figures.ts';

export const DIGEST_KINDS = ['stuck', 'weekly', 'quarterly'] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** Monday is 1, Sunday is 7 (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Parts of a summary that a team may leave out; figures per stage always stay. */
export const SECTIONS = [
  'chart',
  'bottleneck',
  'outcomes',
  'sources',
  'forecast',
  'leaders',
  'quality',
  'trend',
  'agenda',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What is posted in a digest conversation, and when. Times are minutes of the day in the workspace's zone. */
export interface DigestSettings {
  include: readonly DigestKind[];
  /** On which days the stuck digest comes: every working day, or these weekdays where they are working days. */
  stuckOn: 'working' | readonly Weekday[];
  stuckAt: number;
  /** The day of the weekly summary; when it is a day off, the next working day of that week. */
  weeklyOn: Weekday;
  /** Of the weekly summary, and of the quarterly review on the quarter's first working day. */
  summaryAt: number;
  sections: readonly Section[];
  /** Whose deals: a channel of one team sees its own. */
  scope: FigureScope;
  /** Nothing is posted until somebody resumes. */
  paused: boolean;
}

const SETTINGS = [
  'include',
  'stuckOn',
  'stuckAt',
  'weeklyOn',
  'summaryAt',
  'sections',
  'scope',
  'paused',
] as const satisfies readonly (keyof DigestSettings)[];

/** What somebody who saw `shown` has changed in it. */
export const changedSettings = (shown: DigestSettings, now: DigestSettings): Partial<DigestSettings> => {
  const changes: Partial<DigestSettings> = {};
  for (const key of SETTINGS) {
    if (JSON.stringify(now[key]) !== JSON.stringify(shown[key])) copy(key, now, changes);
  }
  return changes;
};

const copy = <K extends keyof DigestSettings>(
  key: K,
  from: DigestSettings,
  to: Partial<DigestSettings>,
): void => {
  to[key] = from[key];
};

export const defaultDigests = (minute: number): DigestSettings => ({
  include: DIGEST_KINDS,
  stuckOn: 'working',
  stuckAt: minute,
  weeklyOn: 1,
  summaryAt: minute,
  sections: SECTIONS,
  scope: EVERYBODY,
  paused: false,
});
