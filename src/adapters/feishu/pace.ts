import { ChatError } from '../../chat/adapter.ts';
import type { Timers } from './timers.ts';

/** Five messages a second to one chat, five changes a second of one message: each has its own bucket. */
const BURST = 5;
const EVERY_MS = 200;
/** Waiting longer than this is the outbox's business. */
const PATIENCE_MS = 5_000;
const KEPT = 1_000;

export interface Pace {
  /** Resolves when the chat or message may be written to. Throws `ChatError` where that would take too long. */
  turn(of: string): Promise<void>;
  /** Feishu asked for a pause. */
  hold(of: string, ms: number): void;
}

/** `freeAt` is when a bucket would be full again, each turn moves it on. */
export const createPace = (timers: Timers): Pace => {
  const freeAt = new Map<string, number>();

  return {
    async turn(of) {
      const now = timers.now();
      const full = Math.max(freeAt.get(of) ?? now, now);
      const wait = full + EVERY_MS - now - BURST * EVERY_MS;
      if (wait > PATIENCE_MS) {
        throw new ChatError('paced', { retryable: true, retryAfterMs: Math.ceil(wait) });
      }
      // The map keeps the order of use: what was unused for longest is full and can be forgotten.
      freeAt.delete(of);
      freeAt.set(of, full + EVERY_MS);
      const [oldest] = freeAt.keys();
      if (freeAt.size > KEPT && oldest !== undefined) freeAt.delete(oldest);
      if (wait > 0) await new Promise<void>((resolve) => void timers.after(wait, resolve));
    },
    hold(of, ms) {
      const until = timers.now() + ms + (BURST - 1) * EVERY_MS;
      freeAt.set(of, Math.max(freeAt.get(of) ?? 0, until));
    },
  };
};
