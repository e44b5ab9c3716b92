import { DAY, type Instant } from '../domain/time.ts';
import { createCache } from '../lib/cache.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** What is asked of a messenger in the background: each thing once a day, as it may change there. */
export interface LookUps {
  /** Costs nothing for what was looked up before. What failed is tried again when it is asked for next. */
  daily(key: string, lookUp: () => Promise<void>): void;
  /** Looks it up next time as if for the first time. */
  forget(key: string): void;
  settled(): Promise<void>;
}

const MAX_COUNT = 10_000;

/** One after the other, as a whole team may appear at once. */
export const createLookUps = (clock: Clock, log: Log, failed: string): LookUps => {
  const seen = createCache<string, Instant>(MAX_COUNT);
  let queue: Promise<void> = Promise.resolve();

  return {
    daily(key, lookUp) {
      const now = clock.now();
      const before = seen.get(key);
      if (before !== undefined && now - before < DAY) return;
      seen.set(key, now);
      queue = queue.then(lookUp).catch((error: unknown) => {
        seen.delete(key);
        log.debug({ err: error }, failed);
      });
    },
    forget: (key) => void seen.delete(key),
    settled: () => queue,
  };
};
