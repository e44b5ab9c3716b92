import type { Database, Statement } from 'better-sqlite3';

/**
 * Tells when what was remembered in memory is no longer true: after a write of our own that says so,
 * or after any commit of another process (SQLite's data_version).
 */
export class CacheInvalidation {
  readonly #dataVersion: Statement<[], number>;
  readonly #forget: (() => void)[] = [];
  #dataVersionSeen: number | undefined;
  #isChecked = false;

  constructor(client: Database) {
    this.#dataVersion = client.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** `forget` is called when what is remembered may be wrong. */
  onInvalidate(forget: () => void): void {
    this.#forget.push(forget);
  }

  /**
   * To be called before anything remembered is used. Asks once per turn of the event loop: nobody can have been
   * told of another process's commit and ask us about it within the same turn.
   */
  check(): void {
    if (this.#isChecked) return;
    this.#isChecked = true;
    setImmediate(() => this.recheck());
    const now = this.#dataVersion.get();
    if (now === this.#dataVersionSeen) return;
    this.#dataVersionSeen = now;
    this.invalidate();
  }

  /** What another process committed counts from now on: we have the write lock, and decide by what we read. */
  recheck(): void {
    this.#isChecked = false;
  }

  /** We are about to write what is remembered. */
  invalidate(): void {
    for (const forget of this.#forget) forget();
  }
}
