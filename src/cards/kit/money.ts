import type { Language } from '../../domain/language.ts';
import { type Currency, type Money, minorDigits } from '../../domain/money.ts';
import { memoize } from '../../lib/memoize.ts';
import type { View } from './view.ts';

/** What stands where there is no figure. */
export const NONE = '–';

type Write = (minor: number) => string;

const known: Record<Language, Map<Currency, Write>> = { en: new Map(), 'zh-CN': new Map() };

const writing = (language: Language, currency: Currency): Write => {
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
  const whole = format(0);
  const exact = format(digits);
  const made = memoize((minor: number) => {
    const { units, rest } = split(minor, digits);
    if (rest === 0) return whole.format(units);
    // The units and the rest are put together as text: as one number they would be a float.
    const fraction = String(Math.abs(rest)).padStart(digits, '0');
    return exact
      .formatToParts(units === 0 && rest < 0 ? -0 : units)
      .map(({ type, value }) => (type === 'fraction' ? fraction : value))
      .join('');
  });
  known[language].set(currency, made);
  return made;
};

const split = (minor: number, digits: number): { units: number; rest: number } => {
  const scale = 10 ** digits;
  const rest = minor % scale;
  return { units: (minor - rest) / scale, rest };
};

/** An amount as people write it, exact to the minor unit, which is left out where it is zero; null: "–". */
export const money = (amount: Money | null, view: View): string => {
  if (amount === null) return NONE;
  // Anything else makes Intl throw, and a card must still come out.
  if (!/^[A-Z]{3}$/.test(amount.currency)) return `${amount.minor} ${amount.currency}`;
  return writing(view.language, amount.currency)(amount.minor);
};

/** Beside a deal's name: " · ¥50,000", and nothing where there is no amount. */
export const amountBeside = (amount: Money | null, view: View): string =>
  amount === null ? '' : ` · ${money(amount, view)}`;

/** What an amount may come to: nobody can tell the cents. */
export const estimate = ({ minor, currency }: Money): Money => {
  const scale = 10 ** minorDigits(currency);
  return { minor: Math.round(minor / scale) * scale, currency };
};

/** Sums of several currencies side by side: they are never added. */
export const moneys = (amounts: readonly Money[], view: View): string =>
  amounts.length === 0 ? NONE : amounts.map((amount) => money(amount, view)).join(' + ');

/** An amount as it can be typed again: `50000` in the team's currency, else `USD 1200.50`. */
export const typedMoney = ({ minor, currency }: Money, own: Currency): string => {
  const digits = minorDigits(currency);
  const { units, rest } = split(minor, digits);
  const number = rest === 0 ? `${units}` : `${units}.${String(rest).padStart(digits, '0')}`;
  return currency === own ? number : `${currency} ${number}`;
};
