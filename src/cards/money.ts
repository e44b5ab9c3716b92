import { type Currency, type Money, minorDigits } from '../funnel/money.ts';
import type { Language } from '../funnel/pipeline.ts';
import type { View } from './view.ts';

/** What stands where there is no figure. */
export const NONE = '–';

interface Coins {
  /** Digits after the point. */
  digits: number;
  scale: number;
  whole: Intl.NumberFormat;
  exact: Intl.NumberFormat;
}

const known: Record<Language, Map<Currency, Coins>> = { en: new Map(), 'zh-CN': new Map() };

const coinsOf = (language: Language, currency: Currency): Coins => {
  const found = known[language].get(currency);
  if (found !== undefined) return found;
  const digits = minorDigits(currency);
  const format = (fraction: number) =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    });
  const made = { digits, scale: 10 ** digits, whole: format(0), exact: format(digits) };
  known[language].set(currency, made);
  return made;
};

/** An amount as people write it, exact to the minor unit, which is left out where it is zero; null: "–". */
export const money = (amount: Money | null, view: View): string => {
  if (amount === null) return NONE;
  // Anything else makes Intl throw, and a card must still come out.
  if (!/^[A-Z]{3}$/.test(amount.currency)) return `${amount.minor} ${amount.currency}`;
  const { digits, scale, whole, exact } = coinsOf(view.language, amount.currency);
  const rest = amount.minor % scale;
  const units = (amount.minor - rest) / scale;
  if (rest === 0) return whole.format(units);
  const fraction = String(Math.abs(rest)).padStart(digits, '0');
  const signed = units === 0 && rest < 0 ? -0 : units;
  return exact
    .formatToParts(signed)
    .map(({ type, value }) => (type === 'fraction' ? fraction : value))
    .join('');
};

/** Sums of several currencies side by side: they are never added. */
export const moneys = (amounts: readonly Money[], view: View): string =>
  amounts.length === 0 ? NONE : amounts.map((amount) => money(amount, view)).join(' + ');

/** An amount as it can be typed again: `50000` in the team's currency, else `USD 1200.50`. */
export const typedMoney = ({ minor, currency }: Money, own: Currency): string => {
  const { digits, scale } = coinsOf('en', currency);
  const rest = minor % scale;
  const units = (minor - rest) / scale;
  const number = rest === 0 ? `${units}` : `${units}.${String(rest).padStart(digits, '0')}`;
  return currency === own ? number : `${currency} ${number}`;
};
