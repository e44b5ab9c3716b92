import { environment } from '../config.ts';

/** Lines about variables that the process's environment sets too: what `.env` says of them is not used. */
export const shadowed = (names: readonly string[]): string[] => {
  const { outsideFile } = environment();
  const both = names.filter((name) => outsideFile.has(name));
  return both.length === 0
    ? []
    : [`✗ ${both.join(', ')}: also set in the environment, which goes before .env. Unset it there.`];
};
