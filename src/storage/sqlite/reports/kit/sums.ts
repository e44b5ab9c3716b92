import type { Money } from '../../../../domain/money.ts';

/** What a statement counts and sums of the deals with one currency; without an amount they have none. */
export interface Sum {
  currency: string | null;
  deals: number;
  minor: number | null;
}

/** How many deals the rows count together. */
export const total = (rows: readonly { deals: number }[]): number =>
  rows.reduce((sum, { deals }) => sum + deals, 0);

/** By currency code. */
export const sums = (rows: readonly Pick<Sum, 'currency' | 'minor'>[]): Money[] => {
  const byCurrency = new Map<string, number>();
  for (const { currency, minor } of rows) {
    if (currency !== null) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + (minor ?? 0));
  }
  return [...byCurrency].map(([currency, minor]) => ({ minor, currency })).sort(byCode);
};

const byCode = (a: Money, b: Money): number => (a.currency < b.currency ? -1 : 1);

/** null: nothing to divide by. */
export const share = (good: number, bad: number): number | null =>
  good + bad === 0 ? null : good / (good + bad);

/** By name, without one last. */
export const byName = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
};
