/** In runs of at most `size`. Nearly always all of it is one run. */
export const chunks = <T>(items: readonly T[], size: number): (readonly T[])[] => {
  if (items.length <= size) return items.length === 0 ? [] : [items];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
};

/** Consecutive items together, as long as there are at most `most` and they cost no more than `room`. */
export const chunksWithin = <T>(
  items: readonly T[],
  { most, room, cost }: { most: number; room: number; cost(item: T): number },
): T[][] => {
  const chunks: T[][] = [];
  let left = 0;
  for (const item of items) {
    const price = cost(item);
    const last = chunks.at(-1);
    if (last !== undefined && last.length < most && price <= left) {
      last.push(item);
      left -= price;
    } else {
      chunks.push([item]);
      left = room - price;
    }
  }
  return chunks;
};
