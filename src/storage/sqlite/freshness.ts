import type { Database, Statement } from 'better-sqlite3';

/**
 * Tells when what was remembered in memory is no longer true: after a write of our own that says so,
 * or after any commit of another process (SQLite's data_version).
 */
export class Freshness {
  readonly #dataVersion: Statement<[], number>;
  readonly #memories: (() => void)[] = [];
  #seen: number | undefined;

  constructor(client: Database) {
    this.#dataVersion = client.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** `forget` is called when what is remembered may be wrong. */
  watch(forget: () => void): void {
    this.#memories.push(forget);
  }

  /** To be called before anything remembered is used. Costs about two microseconds. */
  look(): void {
    const now = this.#dataVersion.get();
    if (now === this.#seen) return;
    this.#seen = now;
    this.lost();
  }

  /** We are about to write what is remembered. */
  lost(): void {
    for (const forget of this.#memories) forget();
  }
}
