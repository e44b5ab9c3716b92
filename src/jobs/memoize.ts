/** What several conversations ask alike is worked out once for all of them. */
export const memoizeByAsk = <T>(): ((ask: unknown, answer: () => Promise<T>) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (ask, answer) => {
    const key = JSON.stringify(ask);
    const found = known.get(key) ?? answer();
    known.set(key, found);
    return found;
  };
};
