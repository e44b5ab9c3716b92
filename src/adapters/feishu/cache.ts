/** A map of limited size: what was set first is forgotten first. */
export interface Remembered<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
}

export const createRemembered = <K, V>(max: number): Remembered<K, V> => {
  const kept = new Map<K, V>();
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > max && oldest !== undefined) kept.delete(oldest);
    },
    delete: (key) => void kept.delete(key),
  };
};
