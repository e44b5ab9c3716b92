/** The last of the pages that `total` lines fill, from 0; of none the first. */
export const lastPage = (total: number, perPage: number): number =>
  Math.max(0, Math.ceil(total / perPage) - 1);
