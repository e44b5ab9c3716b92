import type { Money } from '../../domain/money.ts';
import type { Cell } from './card.ts';
import { money, NONE } from './format.ts';
import type { View } from './view.ts';

/**
 * The cells of a column of amounts. A messenger may sort a column by its numbers, which are minor units: they are
 * there only where all amounts are of one currency.
 */
export const amountCells = (amounts: readonly (Money | null)[], view: View): readonly Cell[] => {
  const currencies = new Set(amounts.flatMap((amount) => (amount === null ? [] : [amount.currency])));
  return amounts.map((amount) => {
    if (amount === null) return NONE;
    const text = money(amount, view);
    return currencies.size === 1 ? { text, number: amount.minor } : text;
  });
};
