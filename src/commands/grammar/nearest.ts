import { CJK } from './plain.ts';

/** Longer words are compared by their beginnings: nobody mistypes a known word into a novel. */
const MAX_LENGTH = 24;

/** The candidate that takes the fewest edits to reach, if the word can be a mistyped form of one at all. */
export const nearest = (word: string, candidates: Iterable<string>): string | null => {
  const typed = word.slice(0, MAX_LENGTH).toLowerCase();
  // Two Chinese characters, or one letter, are too little to tell a slip from another word.
  const isChinese = CJK.test(typed);
  if (typed.length < (isChinese ? 3 : 2)) return null;
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(typed.length / 2.5)) + 1;
  for (const candidate of candidates) {
    if (CJK.test(candidate) !== isChinese) continue;
    const distance = edits(typed, candidate.toLowerCase());
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best;
};

/** Insertions, deletions, replacements and swaps of neighbours from one word to the other. */
const edits = (from: string, to: string): number => {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return above[to.length] ?? from.length;
};
