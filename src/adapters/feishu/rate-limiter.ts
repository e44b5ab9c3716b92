import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Timers } from '../shared/timers.ts';

/** Five messages a second to one chat, five changes a second of one message. */
const AT_ONCE = 5;
/** Of the 1,000 messages a minute of a whole app: what the bot posts on its own leaves some for answers to people. */
const OWN_AT_ONCE = 14;
/** A little more than the second, since not everything takes the same time on the way. */
const WINDOW_MS = 1_050;
/** Waiting longer than this is the outbox's business. */
const PATIENCE_MS = 5_000;
const KEPT = 1_000;

/** Keeps to Feishu's limits: 5 messages a second and chat, 5 changes a second and message. */
export interface RateLimiter {
  /** Resolves when the chat or message may be written to. Throws `DeliveryError` where that would take too long. */
  turn(of: string): Promise<void>;
  /** The same for what the bot posts on its own, wherever it goes. */
  ownTurn(): Promise<void>;
  /** Feishu asked for a pause. */
  hold(of: string, ms: number): void;
  /** Feishu asked the whole app for a pause: only what the bot posts on its own waits for its end. */
  holdOwn(ms: number): void;
}

const OWN = 'own';

interface Turns {
  /** When the last ones were or will be, oldest first. */
  at: number[];
  heldUntil: number;
}

/** Counts for this process alone: an app runs in one. */
export const createRateLimiter = (timers: Timers): RateLimiter => {
  const turns = new Map<string, Turns>();

  const turnsOf = (of: string): Turns => {
    const found = turns.get(of) ?? { at: [], heldUntil: 0 };
    // The map keeps the order of use: what was unused for longest can be forgotten.
    turns.delete(of);
    turns.set(of, found);
    const [oldest] = turns.keys();
    if (turns.size > KEPT && oldest !== undefined) turns.delete(oldest);
    return found;
  };

  const turn = async (of: string, most: number): Promise<void> => {
    const now = timers.now();
    const { at, heldUntil } = turnsOf(of);
    const oneTooMany = at[at.length - most];
    const next = Math.max(now, heldUntil, oneTooMany === undefined ? 0 : oneTooMany + WINDOW_MS);
    if (next - now > PATIENCE_MS) {
      throw new DeliveryError('paced', { retryable: true, retryAfterMs: Math.ceil(next - now) });
    }
    at.push(next);
    if (at.length > most) at.shift();
    if (next > now) await new Promise<void>((resolve) => void timers.after(next - now, resolve));
  };

  const hold = (of: string, ms: number): void => {
    const held = turnsOf(of);
    held.heldUntil = Math.max(held.heldUntil, timers.now() + ms);
  };

  return {
    turn: (of) => turn(of, AT_ONCE),
    ownTurn: () => turn(OWN, OWN_AT_ONCE),
    hold,
    holdOwn: (ms) => hold(OWN, ms),
  };
};
