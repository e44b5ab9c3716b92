import { periodAbout } from '../funnel/digest-slots.ts';
import type { Summary } from '../funnel/summary.ts';
import { askedOnce } from './asked-once.ts';
import { digestTurns, type Schedule, slotKey } from './calendar-slots.ts';
import type { Look, Turn } from './job.ts';

/** The last whole week's or quarter's funnel, in each conversation that gets it. */
export const summaryTurns = (look: Look, schedule: Schedule & { kind: Summary['kind'] }): readonly Turn[] => {
  const { store, workspace, now } = look;
  const { kind } = schedule;
  const once = askedOnce<Summary>();
  return digestTurns(look, schedule, async ({ conversation, settings: { scope, sections } }, slot) => {
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
