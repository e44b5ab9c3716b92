import type { Sighting } from '../funnel/store.ts';
import type { Log } from './log.ts';

export interface Profiles {
  /** Looks a person up in the background, once; costs nothing for somebody seen before. */
  meet(who: Sighting): void;
  settled(): Promise<void>;
}

const KEPT = 10_000;

/** `learn` reads the messenger's profile of somebody and keeps it; where it fails, the next time they are met. */
export const metOnce = (learn: (who: Sighting) => Promise<void>, log: Log): Profiles => {
  const seen = new Set<string>();
  /** One after the other: a whole team may appear at once. */
  let queue: Promise<void> = Promise.resolve();

  return {
    meet(who) {
      const key = `${who.tenant}:${who.user}`;
      if (seen.has(key)) return;
      if (seen.size >= KEPT) seen.clear();
      seen.add(key);
      queue = queue
        .then(() => learn(who))
        .catch((error: unknown) => {
          seen.delete(key);
          log.debug({ err: error }, 'a profile could not be read');
        });
    },
    settled: () => queue,
  };
};
