import type { StuckReason } from './stuck.ts';

/** Stuck for this many times its limit, a deal is brought to a manager. */
const TIMES = 2;

/** Whether a deal has stood or been quiet for twice as long as it may. What is due on a day has no limit to double. */
export const isEscalated = (reasons: readonly StuckReason[]): boolean =>
  reasons.some(
    (reason) =>
      (reason.rule === 'stage-age' || reason.rule === 'quiet') && reason.days >= TIMES * reason.limit,
  );
