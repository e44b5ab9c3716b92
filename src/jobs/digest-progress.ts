import { z } from 'zod';

const note = z.object({ deals: z.array(z.int()), total: z.int() });

/** What a digest remembers for the next one. */
export type DigestNote = z.infer<typeof note>;

/** null also for what older versions wrote of so many stuck deals that they did not remember all: nothing compares with it. */
export const readNote = (stored: unknown): DigestNote | null => {
  const read = note.safeParse(stored).data;
  return read === undefined || read.deals.length < read.total ? null : read;
};
