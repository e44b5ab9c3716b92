import { fixReminders } from './fix-reminders.ts';
import { followUpReminders } from './follow-up-reminders.ts';
import { holidayNotice } from './holiday-notice.ts';
import type { Job } from './job.ts';
import { leaverNotice } from './leaver-notice.ts';
import { morningNote } from './morning-note.ts';
import { quarterlyReview } from './quarterly-review.ts';
import { stuckDigest } from './stuck-digest.ts';
import { waitingTimeOuts } from './waiting-time-outs.ts';
import { weeklySummary } from './weekly-summary.ts';

/** In the order they post when several are due at once. */
export const ALL_JOBS: readonly Job[] = [
  quarterlyReview,
  weeklySummary,
  stuckDigest,
  morningNote,
  followUpReminders,
  waitingTimeOuts,
  fixReminders,
  holidayNotice,
  leaverNotice,
];
