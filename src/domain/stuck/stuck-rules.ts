import {
  addDays,
  addWorkingDays,
  closingOf,
  dayOf,
  isWorkingDay,
  workingDaysBetween,
} from '../calendar/calendar.ts';
import { isOverdue } from '../calendar/due.ts';
import { answerDue, type Deal } from '../deals/deal.ts';
import { isSnoozed } from '../deals/snooze.ts';
import { stageOf } from '../pipeline/pipeline.ts';
import type { StuckThresholds } from '../ports/deal-filter.ts';
import type { Workspace } from '../team/workspace.ts';
import type { Instant } from '../time.ts';
import type { StuckReason } from './stuck.ts';

type Stuckable = Pick<
  Deal,
  'status' | 'stage' | 'stageEnteredAt' | 'lastEventAt' | 'followUp' | 'waiting' | 'snoozedUntil'
>;

/** Every rule an open, not snoozed deal breaks at `now`, a to d; empty: not stuck. */
export const stuckReasons = (deal: Stuckable, workspace: Workspace, now: Instant): StuckReason[] => {
  if (deal.status !== 'open' || isSnoozed(deal, now)) return [];
  const { followUp, waiting } = deal;
  const since = (at: Instant): number => workingDaysBetween(at, now, workspace);
  const planned = followUp !== null && !isOverdue(followUp, now);
  const reasons: StuckReason[] = [];

  const limit = stageOf(workspace.pipeline, deal.stage).limitDays;
  const age = since(deal.stageEnteredAt);
  if (!planned && age > limit) reasons.push({ rule: 'stage-age', days: age, limit });
  if (followUp !== null && !planned) {
    reasons.push({ rule: 'follow-up', due: followUp.at, days: since(followUp.at) });
  }
  if (waiting !== null && isOverdue(answerDue(waiting), now)) {
    reasons.push({ rule: 'waiting', what: waiting.what, due: waiting.due, days: since(waiting.due) });
  }
  const quiet = since(deal.lastEventAt);
  if (!planned && quiet >= workspace.quietDays) {
    reasons.push({ rule: 'quiet', days: quiet, limit: workspace.quietDays });
  }
  return reasons;
};

/**
 * The same rules as instants. A deal is stuck iff it is open, `snoozedUntil` is null or <= now, and one of:
 * `waiting` or `followUp` is overdue (`overdueAfter`, or else the time itself, < now); there is no `followUp` and `stageEnteredAt` <
 * `enteredBefore(stage)` or `lastEventAt` < `quietBefore`.
 */
export const stuckThresholds = (workspace: Workspace, now: Instant): StuckThresholds => ({
  now,
  enteredBefore: new Map(
    workspace.pipeline.stages.map((stage) => [stage.id, instantBefore(stage.limitDays + 1, workspace, now)]),
  ),
  quietBefore: instantBefore(workspace.quietDays, workspace, now),
});

/** What lies before this instant lies at least `count` working days back. */
const instantBefore = (count: number, workspace: Workspace, now: Instant): Instant => {
  const today = dayOf(now, workspace.zone);
  // Everything lies at least no days back.
  if (count <= 0) return Number.MAX_SAFE_INTEGER;
  const steps = isWorkingDay(today, workspace.calendar) ? count - 1 : count;
  return closingOf(addDays(addWorkingDays(today, -steps, workspace.calendar), -1), workspace);
};
