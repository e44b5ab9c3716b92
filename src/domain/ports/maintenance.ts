import type { Instant } from '../time.ts';

/** What the bot's own life asks of the database. */
export interface Maintenance {
  /** Drops request keys and sent messages older than `before`, and digests that are no longer kept true. */
  prune(before: Instant): Promise<void>;
  /**
   * Resolves when all that this process could read so far is durable; rejects when it did not become so. A store whose
   * reads find nothing but what is durable resolves at once.
   */
  settled(): Promise<void>;
  /** Rejects when the database cannot be read or written, as on a full disk. */
  check(): Promise<void>;
  /** Nothing can be asked afterwards. Writes under way become durable or are rejected. */
  close(): Promise<void>;
}
