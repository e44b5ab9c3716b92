/** Consecutive items together while `fits` says so; never an empty chunk. */
export const chunksWhile = <T>(items: readonly T[], fits: (chunk: readonly T[]) => boolean): T[][] => {
  const chunks: T[][] = [];
  for (const item of items) {
    const last = chunks.at(-1);
    if (last !== undefined && fits([...last, item])) last.push(item);
    else chunks.push([item]);
  }
  return chunks;
};
