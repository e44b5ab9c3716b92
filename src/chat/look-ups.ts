import type { Log } from './log.ts';

/** What is asked of a messenger in the background: each thing once, one after the other. */
export interface LookUps {
  /** Costs nothing for what was looked up before. What failed is tried again when it is asked for next. */
  once(key: string, lookUp: () => Promise<void>): void;
  /** Looks it up next time as if for the first time. */
  forget(key: string): void;
  settled(): Promise<void>;
}

const KEPT = 10_000;

/** One after the other, as a whole team may appear at once. */
export const createLookUps = (log: Log, failed: string): LookUps => {
  const seen = new Set<string>();
  let queue: Promise<void> = Promise.resolve();

  return {
    once(key, lookUp) {
      if (seen.has(key)) return;
      if (seen.size >= KEPT) seen.clear();
      seen.add(key);
      queue = queue.then(lookUp).catch((error: unknown) => {
        seen.delete(key);
        log.debug({ err: error }, failed);
      });
    },
    forget: (key) => void seen.delete(key),
    settled: () => queue,
  };
};
