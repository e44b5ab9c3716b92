/** In runs of at most `size`. Nearly always all of it is one run. */
export const chunks = <T>(items: readonly T[], size: number): (readonly T[])[] => {
  if (items.length <= size) return items.length === 0 ? [] : [items];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
};
