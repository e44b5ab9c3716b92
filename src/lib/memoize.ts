import { createCache } from './cache.ts';

/**
 * The same function, but asked again it need not work the answer out: Intl takes about a microsecond each time,
 * and a live card shows the same few figures again and again. Keeps the `max` answers used last.
 */
export const memoize = <K extends string | number, V extends NonNullable<unknown>>(
  work: (key: K) => V,
  max = 1000,
): ((key: K) => V) => {
  const known = createCache<K, V>(max);
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = work(key);
    known.set(key, answer);
    return answer;
  };
};
