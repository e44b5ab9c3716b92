import type { Weekday } from '../domain/digests/digest-settings.ts';
import { DIGEST_JOBS } from '../domain/digests/digest-slots.ts';
import { digestTimes, nextDigest } from './calendar-slots.ts';
import type { Job } from './job.ts';
import { summaryRuns } from './summary-runs.ts';

const DAYS: Readonly<Record<Weekday, string>> = {
  1: 'Mondays',
  2: 'Tuesdays',
  3: 'Wednesdays',
  4: 'Thursdays',
  5: 'Fridays',
  6: 'Saturdays',
  7: 'Sundays',
};

const SCHEDULE = {
  kind: 'weekly',
  days: ({ weeklyOn }: { weeklyOn: Weekday }) => DAYS[weeklyOn],
} as const;

/** Last week's funnel; on the next working day of the week when its day is one off. */
export const weeklySummary: Job = {
  name: DIGEST_JOBS.weekly,
  when: (_workspace, conversations) => digestTimes(SCHEDULE, conversations),
  next: (workspace, now, conversations) => nextDigest(SCHEDULE, workspace, now, conversations),
  due: async (context) => summaryRuns(context, SCHEDULE),
};
