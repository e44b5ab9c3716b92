import type { OutboxItem } from '../funnel/store.ts';
import { HOUR, type Instant, MINUTE } from '../funnel/time.ts';
import type { ChatError } from './adapter.ts';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 5 * MINUTE;
/** A message older than this helps nobody. */
const WORTH_SENDING = 24 * HOUR;

/** How long to wait before the next try, in ms; null: give up. The platform's own hint goes first. */
export const patience = (failure: ChatError, item: OutboxItem, now: Instant): number | null => {
  if (!failure.retryable || now - item.queuedAt > WORTH_SENDING) return null;
  return failure.retryAfterMs ?? Math.min(FIRST_WAIT * 2 ** item.attempts, LONGEST_WAIT);
};
