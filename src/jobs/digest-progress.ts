import { z } from 'zod';
import type { DealId } from '../funnel/deal.ts';
import type { StuckDigest } from '../funnel/message.ts';

/** What a digest remembers for the next one. `deals` are all stuck deals unless there were too many to remember. */
const note = z.object({ deals: z.array(z.int()), total: z.int() });
export type DigestNote = z.infer<typeof note>;

export const readNote = (stored: unknown): DigestNote | null => note.safeParse(stored).data ?? null;

/** What became better and worse between two digests; null where either does not know all of its deals. */
export const compare = (
  before: DigestNote | null,
  now: { deals: readonly DealId[]; total: number },
): StuckDigest['progress'] => {
  if (before === null || before.deals.length < before.total || now.deals.length < now.total) return null;
  const earlier = new Set(before.deals);
  const still = now.deals.filter((deal) => earlier.has(deal)).length;
  return { resolved: earlier.size - still, fresh: now.deals.length - still };
};
