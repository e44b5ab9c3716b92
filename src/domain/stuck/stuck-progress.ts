import type { DealId } from '../deals/deal.ts';
import type { StuckDigest } from '../digests/message.ts';

/** What became better and worse between two digests; null: there is none to compare with. */
export const progressSince = (
  before: readonly DealId[] | null,
  now: readonly DealId[],
): StuckDigest['progress'] => {
  if (before === null) return null;
  const earlier = new Set(before);
  const still = now.reduce((count, deal) => (earlier.has(deal) ? count + 1 : count), 0);
  return { resolved: earlier.size - still, fresh: now.length - still };
};
