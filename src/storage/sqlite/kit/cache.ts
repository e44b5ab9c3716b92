import type { CacheInvalidation } from './cache-invalidation.ts';

/** More than any team has people and channels; strangers must not fill the memory. */
const MAX_COUNT = 20_000;

/** Values that are read once and remembered until somebody, we or another process, writes what they come from. */
export class Remembered<K, V> {
  readonly #values = new Map<K, V>();
  readonly #invalidation: CacheInvalidation;

  constructor(invalidation: CacheInvalidation) {
    this.#invalidation = invalidation;
    invalidation.watch(() => this.#values.clear());
  }

  get(key: K, read: (key: K) => V): V {
    this.#invalidation.look();
    return this.known(key, read);
  }

  /** One value is about to change and nothing else. */
  forget(key: K): void {
    this.#values.delete(key);
  }

  /** Without asking whether another process wrote: right after a look in the same breath. */
  known(key: K, read: (key: K) => V): V {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = read(key);
    if (this.#values.size >= MAX_COUNT) this.#values.clear();
    this.#values.set(key, value);
    return value;
  }
}
