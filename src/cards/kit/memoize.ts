/**
 * The same function, but asked again it need not work the answer out: Intl takes about a microsecond each time,
 * and a live card shows the same few figures again and again. Forgets everything beyond `most` answers.
 */
export const memoize = <K, V>(work: (key: K) => V, most = 1000): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const answer = work(key);
    known.set(key, answer);
    return answer;
  };
};
