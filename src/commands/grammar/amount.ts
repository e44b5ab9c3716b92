import type { ErrorCode } from '../../cards/kit/refusal-words.ts';
import { type Currency, MAX_MINOR, type Money, minorDigits } from '../../domain/money.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import { chineseNumber } from './chinese-number.ts';
import { currencyOf } from './currencies.ts';

/** No amount anybody means is written longer. */
const MAX_LENGTH = 60;
const EXAMPLES = '5万, 50k, ¥50,000, USD 1.2m';

const SCALES: Readonly<Record<string, number>> = {
  '': 0,
  百: 2,
  hundred: 2,
  k: 3,
  thousand: 3,
  千: 3,
  仟: 3,
  w: 4,
  万: 4,
  萬: 4,
  十万: 5,
  m: 6,
  mn: 6,
  mio: 6,
  million: 6,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
  b: 9,
  bn: 9,
  billion: 9,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};

/** Sign or code, number (grouped by threes or not at all), scale, currency word. Each part once, so matching is linear. */
const AMOUNT =
  /^(?<front>[^\d\s.,+-]{0,6})\s?(?<whole>\d{1,3}(?:,\d{3}){1,8}|\d{1,3}(?: \d{3}){1,8}|\d{1,25})?(?:\.(?<part>\d{1,20}))?\s?(?<scale>[a-z]{1,8}|[百千仟万萬十亿億]{0,2})\s?(?<back>[^\d\s.,+-]{0,8})$/;

/**
 * Typed money as integer minor units of its currency (`own` where none is named), without a float on the way.
 * Throws CommandError, with `example` where there is one: negative, not understood, finer than the currency, or
 * larger than any deal.
 */
export const readAmount = (typed: string, own: Currency, example: Example | null = null): Money => {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const shown = { amount: cut(typed.trim(), 40), examples: EXAMPLES };
  const no = (code: ErrorCode, more: Readonly<Record<string, string | number>> = {}) =>
    new CommandError(code, { ...shown, ...more }, example);
  if (/^[^\d]{0,8}[-−–]\s?[^\d]{0,8}\d/.test(text) || /^(负|minus)/.test(text)) throw no('amount-negative');
  const read = text.length <= MAX_LENGTH ? (arabic(text, own) ?? chinese(text, own)) : null;
  if (read === null) throw no('amount-not-understood');
  const { digits, exponent, currency } = read;
  const shift = exponent + minorDigits(currency);
  const scaled = shift >= 0 ? BigInt(digits) * 10n ** BigInt(shift) : exactly(BigInt(digits), -shift);
  if (scaled === null) throw no('amount-precision', { currency, digits: minorDigits(currency) });
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

interface Read {
  digits: string;
  /** Power of ten that `digits` is to be multiplied by, in major units. */
  exponent: number;
  currency: Currency;
}

const arabic = (text: string, own: Currency): Read | null => {
  const groups = AMOUNT.exec(text)?.groups;
  if (groups === undefined) return null;
  const { front = '', whole = '', part = '', scale = '', back = '' } = groups;
  if (whole === '' && part === '') return null;
  const named = scaleAndCurrency(scale, back);
  if (named === null) return null;
  const currency = currencyOf(front.trim() === '' ? named.sign : front.trim(), own);
  if (
    currency === null ||
    (front.trim() !== '' && named.sign !== '' && currencyOf(named.sign, own) !== currency)
  )
    return null;
  const kept = part.replace(/0+$/, '');
  const digits = whole.replace(/[, ]/g, '') + kept;
  return { digits: digits === '' ? '0' : digits, exponent: named.exponent - kept.length, currency };
};

/** `1.2m usd`, `5k eur`, `100 usd` (letters that are no scale are a currency), `5万元`. */
const scaleAndCurrency = (scale: string, back: string): { exponent: number; sign: string } | null => {
  const exponent = SCALES[scale];
  if (exponent !== undefined) return { exponent, sign: back.trim() };
  if (back !== '') return null;
  const end = /^(k|w|mn|mio|m|bn|b)(?=[a-z]{3,}$)/.exec(scale)?.[0] ?? '';
  const attached = SCALES[end];
  return /^(rmb|yuan|yen|euros?|pounds|dollars?|[a-z]{3})$/.test(scale)
    ? { exponent: 0, sign: scale }
    : attached === undefined
      ? null
      : { exponent: attached, sign: scale.slice(end.length) };
};

const CHINESE =
  /^(?<front>人民币|美元|美金|[¥$€£])?(?<number>[〇零一二三四五六七八九两兩十百千万萬亿億壹贰叁肆伍陆柒捌玖拾佰仟]{1,30})(?<back>[^\d\s]{0,4})$/;

const chinese = (text: string, own: Currency): Read | null => {
  const groups = CHINESE.exec(text)?.groups;
  const number = groups === undefined ? null : chineseNumber(groups.number ?? '');
  if (groups === undefined || number === null) return null;
  const currency = currencyOf(groups.front ?? groups.back ?? '', own);
  return currency === null ? null : { digits: String(number), exponent: 0, currency };
};

/** The division by a power of ten, or null where it leaves a rest. */
const exactly = (value: bigint, places: number): bigint | null => {
  const unit = 10n ** BigInt(places);
  return value % unit === 0n ? value / unit : null;
};
