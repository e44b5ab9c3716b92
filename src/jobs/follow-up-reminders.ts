import { dealRuns } from './deal-runs.ts';
import type { Job } from './job.ts';

const NAME = 'follow-up-reminders';

/** Tells a deal's owner, once, that the planned follow-up is due. */
export const followUpReminders: Job = {
  name: NAME,
  when: () => 'when a follow-up is due',
  next: () => null,
  due: (context) =>
    dealRuns(context, {
      job: NAME,
      filter: (due) => ({ followUpDue: due }),
      of: ({ followUp }) => followUp && { at: followUp.at, body: { kind: 'follow-up-due', ...followUp } },
    }),
};
