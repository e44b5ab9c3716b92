import { DIGEST_JOBS } from '../domain/digests/digest-slots.ts';
import { digestTimes, nextDigest } from './calendar-slots.ts';
import type { Job } from './job.ts';
import { summaryRuns } from './summary-runs.ts';

const SCHEDULE = {
  kind: 'quarterly',
  days: () => 'first working day of a quarter',
} as const;

/** The quarter before, with its trends. */
export const quarterlyReview: Job = {
  name: DIGEST_JOBS.quarterly,
  when: (_workspace, conversations) => digestTimes(SCHEDULE, conversations),
  next: (workspace, now, conversations) => nextDigest(SCHEDULE, workspace, now, conversations),
  due: async (context) => summaryRuns(context, SCHEDULE),
};
