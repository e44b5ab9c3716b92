import { LRUCache } from 'lru-cache';

/**
 * Keeps the `max` values that were used last. Takes memory as it fills: given as `max`, the library would take it all at once,
 * and most caches are made for the largest team there is.
 */
export const createCache = <K extends NonNullable<unknown>, V extends NonNullable<unknown>>(
  max: number,
): LRUCache<K, V> => new LRUCache<K, V>({ maxSize: max, sizeCalculation: () => 1 });
