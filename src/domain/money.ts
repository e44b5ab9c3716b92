/** An ISO 4217 code, such as `CNY`. */
export type Currency = string;

/** `minor` is an integer number of the currency's smallest unit (cents, fen; whole yen). Never a float. */
export interface Money {
  minor: number;
  currency: Currency;
}

/**
 * ISO 4217's exponents where they are not 2. A table, because amounts are stored in minor units: a digit that
 * changed with the runtime's Intl data would change what a stored amount means.
 */
const MINOR_DIGITS: Readonly<Record<number, readonly Currency[]>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
  4: 'CLF UYW'.split(' '),
};
const digitsByCurrency = new Map<Currency, number>(
  Object.entries(MINOR_DIGITS).flatMap(([digits, currencies]) =>
    currencies.map((currency): [Currency, number] => [currency, Number(digits)]),
  ),
);

/** Digits after the point: 2 for CNY, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: Currency): number => digitsByCurrency.get(currency) ?? 2;

/** More than any deal, and small enough that the sums of a funnel stay exact. */
export const MAX_MINOR = 100_000_000_000_000;

export const isMoney = (money: Money): boolean =>
  Number.isSafeInteger(money.minor) &&
  money.minor >= 0 &&
  money.minor <= MAX_MINOR &&
  /^[A-Z]{3}$/.test(money.currency);

/** One sum per currency, by currency code: different ones are never added. */
export const sumByCurrency = (amounts: Iterable<Money | null>): Money[] => {
  const sums = new Map<Currency, number>();
  for (const amount of amounts) {
    if (amount !== null) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  }
  return [...sums].map(([currency, minor]) => ({ minor, currency })).sort(byCurrency);
};

const byCurrency = (a: Money, b: Money): number => (a.currency < b.currency ? -1 : 1);
