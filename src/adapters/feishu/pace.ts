import { ChatError } from '../../chat/adapter.ts';
import type { Timers } from './timers.ts';

/** Five messages a second to one chat, five changes a second of one message. */
const AT_ONCE = 5;
/** A little more than the second, since not everything takes the same time on the way. */
const WINDOW_MS = 1_050;
/** Waiting longer than this is the outbox's business. */
const PATIENCE_MS = 5_000;
const KEPT = 1_000;

export interface Pace {
  /** Resolves when the chat or message may be written to. Throws `ChatError` where that would take too long. */
  turn(of: string): Promise<void>;
  /** Feishu asked for a pause. */
  hold(of: string, ms: number): void;
}

interface Turns {
  /** When the last ones were or will be, oldest first. */
  at: number[];
  heldUntil: number;
}

export const createPace = (timers: Timers): Pace => {
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

  return {
    async turn(of) {
      const now = timers.now();
      const { at, heldUntil } = turnsOf(of);
      const fifthLast = at[at.length - AT_ONCE];
      const next = Math.max(now, heldUntil, fifthLast === undefined ? 0 : fifthLast + WINDOW_MS);
      if (next - now > PATIENCE_MS) {
        throw new ChatError('paced', { retryable: true, retryAfterMs: Math.ceil(next - now) });
      }
      at.push(next);
      if (at.length > AT_ONCE) at.shift();
      if (next > now) await new Promise<void>((resolve) => void timers.after(next - now, resolve));
    },
    hold(of, ms) {
      const held = turnsOf(of);
      held.heldUntil = Math.max(held.heldUntil, timers.now() + ms);
    },
  };
};
