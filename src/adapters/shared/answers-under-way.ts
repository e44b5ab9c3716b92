import type { ChatEvent } from '../../chat/event.ts';
import type { Log } from '../../chat/log.ts';
import { withinTime } from '../../chat/within-time.ts';
import { createCache } from '../../lib/cache.ts';
import { ACK_WITHIN_MS } from './time-limits.ts';
import type { Timers } from './timers.ts';

/** The work on what came in, so that no delivery of the same is worked on twice. `Body`: what may go back with the ack. */
export interface AnswersUnderWay<Body> {
  /** Does the work; a redelivery with the same key that comes meanwhile shares its outcome. Never rejects: undefined then. */
  once(key: string | null, work: () => Promise<Body>): Promise<Body | undefined>;
  /** Whether this message was answered already: messengers deliver an event again when in doubt. Presses come once, and find their claim. */
  isRepeated(event: ChatEvent): boolean;
  /** The outcome, or what `late` gives once the messenger waits no longer; the work goes on then. */
  inTime(work: Promise<Body | undefined>, late: () => Body | undefined): Promise<Body | undefined>;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

/** How many messages are remembered as answered: their redeliveries come within hours. */
const REMEMBERED = 10_000;

/** `failed` is what the log says of work that threw. */
export const createAnswersUnderWay = <Body>(
  timers: Timers,
  log: Log,
  failed: string,
): AnswersUnderWay<Body> => {
  const underWay = new Set<Promise<Body | undefined>>();
  const byKey = new Map<string, Promise<Body | undefined>>();
  const answered = createCache<string, true>(REMEMBERED);

  return {
    once(key, work) {
      const before = key === null ? undefined : byKey.get(key);
      if (before !== undefined) return before;
      const working = work()
        .catch((error: unknown): undefined => {
          log.error({ err: error }, failed);
        })
        .finally(() => {
          underWay.delete(working);
          if (key !== null) byKey.delete(key);
        });
      underWay.add(working);
      if (key !== null) byKey.set(key, working);
      return working;
    },
    isRepeated({ kind, key }) {
      if ((kind !== 'text' && kind !== 'attachment') || key === null) return false;
      if (answered.has(key) && !byKey.has(key)) return true;
      answered.set(key, true);
      return false;
    },
    async inTime(work, late) {
      const ended = await withinTime(
        work.then((body) => ({ body })),
        ACK_WITHIN_MS,
        timers,
      );
      return ended === null ? late() : ended.body;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
