import { createTask } from 'node-cron';

/**
 * Runs `tick` as each minute begins, one at a time, until it is told to stop. Only the minute to come is ever looked
 * for: node-cron's own runner walks all those that a machine slept through, one by one, before it does anything else
 * (seven seconds for a hundred days).
 */
export const eachMinute = (tick: () => Promise<void>): { stop(): Promise<void> } => {
  const minutes = createTask('* * * * *', () => undefined);
  let isRunning = false;
  let timer: ReturnType<typeof setTimeout>;
  const arm = (): void => {
    const now = Date.now();
    // At most a minute, whatever becomes of the clock meanwhile.
    const next = minutes.getNextRuns(1)[0]?.getTime() ?? now + LONGEST;
    timer = setTimeout(wake, Math.min(Math.max(next - now, 1), LONGEST));
  };
  const wake = (): void => {
    arm();
    if (isRunning) return;
    isRunning = true;
    void tick().finally(() => {
      isRunning = false;
    });
  };
  arm();
  return {
    async stop() {
      clearTimeout(timer);
      await minutes.destroy();
    },
  };
};

const LONGEST = 60_000;
