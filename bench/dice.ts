/** A number of [0, 1), another each time. */
export type Chance = () => number;

/** Mulberry32: the same numbers for the same seed. */
export const dice = (seed: number): Chance => {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const pick = <T>(from: readonly T[], chance: number): T => {
  const one = from[Math.floor(chance * from.length)];
  if (one === undefined) throw new Error('there is nothing to pick from');
  return one;
};
