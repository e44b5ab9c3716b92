import type { OutboxItem } from '../domain/ports/outbox.ts';
import { HOUR, type Instant, MINUTE } from '../domain/time.ts';
import type { DeliveryError } from './delivery-error.ts';

const FIRST_WAIT = 1_000;
const MAX_WAIT = 5 * MINUTE;
/** A longer hint is tried out all the same: it may be a mistake, and the platform can repeat it. */
const MAX_HINT = HOUR;
/** A message older than this helps nobody… */
const WORTH_SENDING = 24 * HOUR;
/** …but it gets a few tries all the same: the bot may have been down, or somebody pressed Retry. */
const FEWEST_TRIES = 5;

/** How long to wait before the next try, in ms; null: give up. The platform's own hint goes first. */
export const patience = (failure: DeliveryError, item: OutboxItem, now: Instant): number | null => {
  if (!failure.retryable) return null;
  if (now - item.queuedAt > WORTH_SENDING && item.attempts >= FEWEST_TRIES) return null;
  if (failure.retryAfterMs !== null) return Math.min(Math.max(failure.retryAfterMs, FIRST_WAIT), MAX_HINT);
  return Math.min(FIRST_WAIT * 2 ** item.attempts, MAX_WAIT);
};
