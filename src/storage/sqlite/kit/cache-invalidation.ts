import type { Database, Statement } from 'better-sqlite3';

/**
 * Tells when what was remembered in memory is no longer true: after a write of our own that says so,
 * or after any commit of another process (SQLite's data_version).
 */
export class CacheInvalidation {
  readonly #dataVersion: Statement<[], number>;
  readonly #memories: (() => void)[] = [];
  #seen: number | undefined;
  #looked = false;

  constructor(client: Database) {
    this.#dataVersion = client.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** `forget` is called when what is remembered may be wrong. */
  watch(forget: () => void): void {
    this.#memories.push(forget);
  }

  /**
   * To be called before anything remembered is used. Asks once per turn of the event loop: nobody can have been
   * told of another process's commit and ask us about it within the same turn.
   */
  look(): void {
    if (this.#looked) return;
    this.#looked = true;
    setImmediate(() => this.lookAgain());
    const now = this.#dataVersion.get();
    if (now === this.#seen) return;
    this.#seen = now;
    this.lost();
  }

  /** What another process committed counts from now on: we have the write lock, and decide by what we read. */
  lookAgain(): void {
    this.#looked = false;
  }

  /** We are about to write what is remembered. */
  lost(): void {
    for (const forget of this.#memories) forget();
  }
}
