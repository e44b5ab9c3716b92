import { createCache } from '../../../lib/cache.ts';
import type { CacheInvalidation } from './cache-invalidation.ts';

/** More than any team has people and channels; strangers must not fill the memory. */
const MAX_COUNT = 20_000;

/** Values that are read once and remembered until somebody, we or another process, writes what they come from. */
export class QueryCache<K extends string | number, V> {
  // A value may be null, which the library has no place for.
  readonly #values = createCache<K, { value: V }>(MAX_COUNT);
  readonly #invalidation: CacheInvalidation;

  constructor(invalidation: CacheInvalidation) {
    this.#invalidation = invalidation;
    invalidation.onInvalidate(() => this.#values.clear());
  }

  get(key: K, read: (key: K) => V): V {
    this.#invalidation.check();
    return this.known(key, read);
  }

  /** One value is about to change and nothing else. */
  forget(key: K): void {
    this.#values.delete(key);
  }

  /** Without asking whether another process wrote: right after a check in the same breath. */
  known(key: K, read: (key: K) => V): V {
    const known = this.#values.get(key);
    if (known !== undefined) return known.value;
    const value = read(key);
    this.#values.set(key, { value });
    return value;
  }
}
