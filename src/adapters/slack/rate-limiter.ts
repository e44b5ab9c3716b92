import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Timers } from '../shared/timers.ts';

/** Slack allows about one message a second and channel, and short bursts. https://docs.slack.dev/apis/web-api/rate-limits */
const BURST = 5;
const EVERY_MS = 1_000;
/** Waiting longer than this is the outbox's business. */
const PATIENCE_MS = 5_000;
const CHANNELS = 1_000;

/** Keeps to Slack's limit of about a message a second and channel. */
export interface RateLimiter {
  /** Resolves when a message may go to the channel. Throws `DeliveryError` where that would take too long. */
  turn(channel: string): Promise<void>;
  /** Slack asked for a pause. */
  hold(channel: string, ms: number): void;
}

/** A bucket per channel: `freeAt` is when it would be full again, each message moves it on. */
export const createRateLimiter = (timers: Timers): RateLimiter => {
  const freeAt = new Map<string, number>();

  return {
    async turn(channel) {
      const now = timers.now();
      const full = Math.max(freeAt.get(channel) ?? now, now);
      const wait = full + EVERY_MS - now - BURST * EVERY_MS;
      if (wait > PATIENCE_MS) {
        throw new DeliveryError('paced', { retryable: true, retryAfterMs: Math.ceil(wait) });
      }
      // The map keeps the order of use: the channel unused for longest is full and can be forgotten.
      freeAt.delete(channel);
      freeAt.set(channel, full + EVERY_MS);
      const [oldest] = freeAt.keys();
      if (freeAt.size > CHANNELS && oldest !== undefined) freeAt.delete(oldest);
      if (wait > 0) await new Promise<void>((resolve) => void timers.after(wait, resolve));
    },
    hold(channel, ms) {
      const until = timers.now() + ms + (BURST - 1) * EVERY_MS;
      freeAt.set(channel, Math.max(freeAt.get(channel) ?? 0, until));
    },
  };
};
