import { dealRuns } from './deal-runs.ts';
import type { Job } from './job.ts';

const NAME = 'waiting-time-outs';

/** Tells a deal's owner, once, that the customer has not answered in time. */
export const waitingTimeOuts: Job = {
  name: NAME,
  when: () => "when a customer's time is up",
  next: () => null,
  due: (context) =>
    dealRuns(context, {
      job: NAME,
      filter: (due) => ({ waitingDue: due }),
      of: ({ waiting }) => waiting && { at: waiting.due, body: { kind: 'waiting-over', waiting } },
    }),
};
