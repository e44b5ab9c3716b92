import { periodAbout } from '../domain/digests/digest-slots.ts';
import type { Summary } from '../domain/reports/summary.ts';
import { digestTurns, type Schedule, slotKey } from './calendar-slots.ts';
import type { DueRun, JobContext } from './job.ts';
import { memoizeByAsk } from './memoize.ts';

/** The last whole week's or quarter's funnel, in each conversation that gets it. */
export const summaryRuns = (
  context: JobContext,
  schedule: Schedule & { kind: Summary['kind'] },
): readonly DueRun[] => {
  const { store, workspace, now } = context;
  const { kind } = schedule;
  const once = memoizeByAsk<Summary>();
  return digestTurns(context, schedule, async ({ conversation, settings: { scope, sections } }, slot) => {
    const ask = { kind, period: periodAbout(kind, slot.at, workspace), now, scope, sections };
    const summary = await once(ask, () => store.reports.summary(workspace, ask));
    return {
      messages: [
        {
          to: { kind: 'conversation', id: conversation.id },
          key: slotKey(slot),
          body: { kind: 'summary', summary },
        },
      ],
      note: null,
    };
  });
};
