import type { ErrorCode } from '../../cards/kit/refusal-words.ts';
import { type Currency, MAX_MINOR, type Money, minorDigits } from '../../domain/money.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import { chineseMoney, moneySpans } from './money-span.ts';
import type { Decimal } from './number-text.ts';

/** No amount anybody means is written longer. */
const MAX_LENGTH = 60;
const EXAMPLES = '5万, 50k, ¥50,000, USD 1.2m';

/**
 * Typed money as integer minor units of its currency (`own` where none is named), without a float on the way.
 * Throws CommandError, with `example` where there is one: negative, not understood, finer than the currency, or
 * larger than any deal.
 */
export const readAmount = (typed: string, own: Currency, example: Example | null = null): Money => {
  const text = typed.normalize('NFKC').trim();
  const shown = { amount: cut(typed.trim(), 40), examples: EXAMPLES };
  const no = (code: ErrorCode, more: Readonly<Record<string, string | number>> = {}) =>
    new CommandError(code, { ...shown, ...more }, example);
  if (/^[^\d]{0,8}[-−–]\s?[^\d]{0,8}\d/.test(text) || /^(?:负|minus)/iu.test(text))
    throw no('amount-negative');
  const read = text.length <= MAX_LENGTH ? whole(text, own) : null;
  if (read === null) throw no('amount-not-understood');
  const { value, currency } = read;
  const { digits, exponent } = value;
  const shift = exponent + minorDigits(currency);
  if (shift < 0) throw no('amount-precision', { currency, digits: minorDigits(currency) });
  const scaled = BigInt(digits) * 10n ** BigInt(shift);
  if (scaled > BigInt(MAX_MINOR)) throw no('amount-too-large');
  return { minor: Number(scaled), currency };
};

/** The amount a text is, or null where it is none or a wrong one. */
export const amountOrNull = (typed: string, own: Currency): Money | null => {
  try {
    return readAmount(typed, own);
  } catch (error) {
    if (error instanceof CommandError) return null;
    throw error;
  }
};

/** The whole text as one amount: a bare number is one where an amount was asked for. */
const whole = (text: string, own: Currency): { value: Decimal; currency: Currency } | null => {
  const [span, other] = moneySpans(text, own);
  if (span === undefined) return chineseMoney(text, own);
  return other === undefined && span.start === 0 && span.end === text.length && !span.isNegative
    ? span
    : null;
};
