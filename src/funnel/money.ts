/** An ISO 4217 code, such as `CNY`. */
export type Currency = string;

/** `minor` is an integer number of the currency's smallest unit (cents, fen; whole yen). Never a float. */
export interface Money {
  minor: number;
  currency: Currency;
}
