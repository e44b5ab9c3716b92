import type { Instant } from '../time.ts';

/** What the bot's own life asks of the database. */
export interface Maintenance {
  /** Drops request keys and sent messages older than `before`, and digests that are no longer kept true. */
  prune(before: Instant): Promise<void>;
  /** Resolves when all that could be read so far is durable; rejects when it did not become so. */
  settled(): Promise<void>;
  /** Fails when the database cannot be read or written, as on a full disk. */
  check(): Promise<void>;
  close(): Promise<void>;
}
