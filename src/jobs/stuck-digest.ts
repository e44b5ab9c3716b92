import { dealsNoted, noteOf } from '../domain/digests/digest-note.ts';
import type { DigestSettings, Weekday } from '../domain/digests/digest-settings.ts';
import { DIGEST_JOBS } from '../domain/digests/digest-slots.ts';
import type { StuckReport } from '../domain/ports/reports.ts';
import { DIGEST_LINES, digestOf } from '../domain/stuck/stuck-digest.ts';
import { digestTimes, digestTurns, nextDigest, type Schedule, slotKey } from './calendar-slots.ts';
import type { Job } from './job.ts';
import { memoizeByAsk } from './memoize.ts';

const SHORT: Readonly<Record<Weekday, string>> = {
  1: 'Mon',
  2: 'Tue',
  3: 'Wed',
  4: 'Thu',
  5: 'Fri',
  6: 'Sat',
  7: 'Sun',
};

const SCHEDULE: Schedule = {
  kind: 'stuck',
  days: ({ stuckOn }: DigestSettings) =>
    stuckOn === 'working' ? 'working days' : stuckOn.map((weekday) => SHORT[weekday]).join(', '),
};

/** The morning's stuck deals, in each digest conversation those it is about. */
export const stuckDigest: Job = {
  name: DIGEST_JOBS.stuck,
  when: (_workspace, conversations) => digestTimes(SCHEDULE, conversations),
  next: (workspace, now, conversations) => nextDigest(SCHEDULE, workspace, now, conversations),

  async due(context) {
    const { store, workspace, now } = context;
    const once = memoizeByAsk<StuckReport>();
    return digestTurns(context, SCHEDULE, async ({ conversation, settings: { scope } }, slot) => {
      const last = await store.slots.last(workspace.id, DIGEST_JOBS.stuck, slot.scope);
      const before = dealsNoted(last?.note, scope);
      const report = await once({ scope, before }, () =>
        store.reports.stuck(workspace, { now, scope, offset: 0, limit: DIGEST_LINES, before }),
      );
      const digest = digestOf(report, scope, await store.team.members(workspace.id), now, workspace.zone);
      return {
        messages: [
          {
            to: { kind: 'conversation', id: conversation.id },
            key: slotKey(slot),
            body: { kind: 'stuck-digest', digest },
          },
        ],
        note: noteOf(report, scope),
      };
    });
  },
};
