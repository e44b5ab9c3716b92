import { DAY, type Instant } from '../domain/time.ts';
import { createCache } from '../lib/cache.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** What was asked. */
export interface Asked<Value> {
  /** The answer where there is one already. */
  now: Value | null;
  /** The answer when there is one; null: it could not be had. Never rejects. */
  later: Promise<Value | null>;
}

/** What is asked of a messenger: each thing once a day, as it may change there. */
export interface LookUps<Value extends NonNullable<unknown>> {
  /** Costs nothing for what was looked up before. What failed is tried again when it is asked for next. */
  daily(key: string, lookUp: () => Promise<Value>): Asked<Value>;
  /** Looks it up next time as if for the first time. */
  forget(key: string): void;
  /** Further work in the background, of which nothing is told but its failure. */
  also(work: Promise<void>): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

const MAX_COUNT = 10_000;
/** As a whole team may appear at once. */
const AT_ONCE = 8;

/** A few at a time. `failed` is what the log says where one could not be had. */
export const createLookUps = <Value extends NonNullable<unknown>>(
  clock: Clock,
  log: Log,
  failed: string,
): LookUps<Value> => {
  const known = createCache<string, Asked<Value> & { at: Instant }>(MAX_COUNT);
  const lanes: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  const underWay = new Set<Promise<unknown>>();
  let lane = 0;

  const watched = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work)).catch(() => {});
    return work;
  };

  return {
    daily(key, lookUp) {
      const now = clock.now();
      const before = known.get(key);
      if (before !== undefined && now - before.at < DAY) return before;
      lane = (lane + 1) % AT_ONCE;
      const later = (lanes[lane] ?? Promise.resolve()).then(lookUp).then(
        (value) => {
          entry.now = value;
          return value;
        },
        (error: unknown) => {
          if (known.get(key) === entry) known.delete(key);
          log.debug({ err: error }, failed);
          return null;
        },
      );
      lanes[lane] = later;
      // Yesterday's answer serves until there is today's.
      const entry: Asked<Value> & { at: Instant } = {
        now: before?.now ?? null,
        later: watched(later),
        at: now,
      };
      known.set(key, entry);
      return entry;
    },
    forget: (key) => void known.delete(key),
    also(work) {
      void watched(work.catch((error: unknown) => log.debug({ err: error }, failed)));
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
