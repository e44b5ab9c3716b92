import type { Currency } from '../../domain/money.ts';
import { minorDigits } from '../../domain/money.ts';
import { chineseNumber } from './chinese-number.ts';
import { currencyOf, currencyOfBoth, hasDecimalComma, SIGN_WORDS } from './currencies.ts';
import { isCountedAt } from './money-counts.ts';
import { type Decimal, NUMBER, readNumber } from './number-text.ts';

/** What of a text is money. */
export interface MoneySpan {
  start: number;
  end: number;
  /** In major units: the lower bound where a range was typed. */
  value: Decimal;
  currency: Currency;
  isNegative: boolean;
  /** Something says that it is money: a sign, a scale, a label. A bare number says nothing. */
  isMarked: boolean;
  /** Words that say more than an amount can hold (`20-30万`, `$2,500/mo`), as typed; null: it says all. */
  remark: string | null;
}

/** Powers of ten. */
const SCALES: Readonly<Record<string, number>> = {
  ...{ k: 3, tsd: 3, thousand: 3, thousands: 3, grand: 3, w: 4, lakh: 5, lakhs: 5, lac: 5, lacs: 5 },
  ...{ m: 6, mm: 6, mn: 6, mln: 6, mil: 6, mio: 6, 'mio.': 6, mill: 6, 'mill.': 6, million: 6, millions: 6 },
  ...{
    millionen: 6,
    crore: 7,
    crores: 7,
    cr: 7,
    b: 9,
    bn: 9,
    bln: 9,
    mrd: 9,
    'mrd.': 9,
    billion: 9,
    billions: 9,
  },
  ...{ hundred: 2 },
};
const LATIN_SCALE = Object.keys(SCALES)
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('.', '\\.'))
  .join('|');
const HAN: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  仟: 3,
  万: 4,
  萬: 4,
  亿: 8,
  億: 8,
  만: 4,
  억: 8,
  천: 3,
  백: 2,
  兆: 12,
};
const HAN_SCALE = `[${Object.keys(HAN).join('')}]{1,3}`;
const CODE = '[A-Z]{3}';
const WORDS = SIGN_WORDS.map((word) => word.replace(/[.$]/g, '\\$&')).join('|');

const APPROX =
  '(?:大概|大约|约|差不多|将近|接近|around|about|approx\\.?|approximately|roughly|circa|ca\\.|some|~|～|≈)';
/** What an amount cannot hold: it is kept in words beside it. */
const BOUND =
  '(?:不到|不超过|不低于|至少|最多|超过|低于|up to|at least|at most|less than|more than|under|over|below|above|max\\.?|min\\.?)';
const LABEL =
  '(?:预算|金额|报价|合同额|合同金额|总价|标的|价格|budget|amount|value|worth|price|deal size|quote)(?:\\s?(?:是|为|在|is|of|was))?\\s*[:：]?';
const SIGN_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<label>${LABEL})\\s*)?(?:(?<bound>${BOUND})\\s*|(?<approx>${APPROX})\\s*)?(?:(?<=^|[\\s,，、;；:：(（])(?<minus>[-−]))?(?:(?<sign>${WORDS}|[¥$€£₩₹₫₱₪฿₽₺₦₴₸₾₵]|${CODE})[^\\S\\n]?)?(?<inner>(?<=[^\\s])[-−])?$`,
  'iu',
);
const SIGN_ALONE = new RegExp(
  `(?<approx>${APPROX}\\s*)?(?:(?<=^|[\\s,，、;；:：(（])(?<minus>[-−]))?(?:(?<sign>[¥$€£₩₹₫₱₪฿₽₺₦₴₸₾₵]|人民币|美元|美金)[^\\S\\n]?)?$`,
  'iu',
);
const SCALE = new RegExp(
  `[^\\S\\n]?(?:(?<han>${HAN_SCALE})|(?<latin>${LATIN_SCALE})(?![\\p{Script=Latin}\\p{N}]))`,
  'iuy',
);
/** `$5kUSD`, `5keur`: nobody sets a blank. */
const SCALE_AND_CODE = /[^\S\n]?(?<latin>k|w|mn|mio|mm|m|bn|b)(?=[a-z]{3}(?![\p{L}\p{N}]))/iuy;
const UNIT = new RegExp(
  `[^\\S\\n]?(?:(?:${WORDS})(?!\\p{Script=Latin})|[¥$€£₩₹₫₱₪฿₽₺₦₴₸₾₵]|${CODE}(?![\\p{L}\\p{N}]))`,
  'iuy',
);
const PART = new RegExp(`(?<number>\\d{1,4})(?<han>${HAN_SCALE})`, 'uy');
const LAST_DIGIT = /\d(?!\d|[.,]\d|[%年月日号点人个台套家])/uy;
const RANGE = new RegExp(
  `[^\\S\\n]?(?:-|–|—|~|～|至|到|to|and)[^\\S\\n]?(?<sign>[¥$€£₩₹]|${CODE}\\s)?(?<number>${NUMBER})`,
  'iuy',
);
const PER =
  /[^\S\n]?(?:\/[^\S\n]?|per\s|a\s(?=month|year|week|quarter)|每|一(?=个?月|年))(?:个?月|年|季度?|周|天|席位|人|mo|month|yr|year|annum|week|wk|quarter|qtr|day|seat|user|head|pcs)(?![\p{Script=Latin}])|[^\S\n]?(?:p\.?a\.?|pcm|monthly|annually|yearly|ARR|MRR)(?![\p{L}])/iuy;
const SUFFIX = /[^\S\n]?(?:整|左右|上下|以内|以上|不到|起|多|or so|ish)(?![\p{Script=Latin}])|\+(?!\d)/iuy;

const CANDIDATE = new RegExp(NUMBER, 'gu');
const STARTS = /(?:[\p{Script=Latin}\p{N}.,+@#_]|[\p{Script=Latin}.:/]\/)$/u;
const MAX_BEFORE = 40;

/** Every run of a text that can be an amount, whole or not at all. */
export const moneySpans = (text: string, own: Currency): MoneySpan[] => {
  const spans: MoneySpan[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    if (match.index < from) continue;
    const span = spanAt(text, match.index, match[0], own);
    if (span === null) continue;
    spans.push(span);
    from = span.end;
  }
  return spans;
};

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

const spanAt = (text: string, start: number, number: string, own: Currency): MoneySpan | null => {
  const before = text.slice(Math.max(0, start - MAX_BEFORE), start);
  const left = signBefore(before, own);
  const { label, approx, bound, minus, sign = '', inner } = left?.groups ?? {};
  const begin = start - (left?.[0].length ?? 0);
  if ((left === null || left[0] === '') && STARTS.test(before)) return null;
  const body = readBody(text, start, number, sign, own);
  if (body === null) return null;
  const { value, currency, scaled, unit } = body;
  const isMarked =
    label !== undefined ||
    bound !== undefined ||
    approx !== undefined ||
    sign !== '' ||
    scaled !== '' ||
    unit !== '';
  const named = sign !== '' || unit !== '';
  let { end } = body;
  if (!named && isCountedAt(text, end)) return null;
  if (!named && label === undefined && approx === undefined && isPartOfName(text, begin, end, scaled))
    return null;
  const per = at(PER, text, end);
  if (per !== null) end += per[0].length;
  const suffix = at(SUFFIX, text, end);
  if (suffix !== null) end += suffix[0].length;
  if (touches(text, end, named || label !== undefined || suffix !== null || per !== null || isHan(scaled)))
    return null;
  const said = begin + (left?.[0] ?? '').indexOf(bound ?? sign);
  return {
    start: begin + leading(left?.[0] ?? ''),
    end,
    value,
    currency,
    isNegative: minus !== undefined || inner !== undefined,
    isMarked,
    remark: body.isRange || per !== null || bound !== undefined ? text.slice(said, end).trim() : null,
  };
};

/** What stands before a number and belongs to it; three letters that are no currency are a word before it. */
const signBefore = (before: string, own: Currency): RegExpExecArray | null => {
  const found = SIGN_BEFORE.exec(before);
  if (found === null) return SIGN_ALONE.exec(before);
  const { sign = '' } = found.groups ?? {};
  return currencyOf(sign, own) === null ? SIGN_ALONE.exec(before) : found;
};

const leading = (text: string): number => text.length - text.trimStart().length;
const isHan = (scale: string): boolean => scale !== '' && Object.hasOwn(HAN, scale.charAt(0));

/** `5K Fitness`, `4K Media`: a scale in a capital, at the beginning of a part and before a name, is one of it. */
const isPartOfName = (text: string, begin: number, end: number, scale: string): boolean =>
  /^[KMGB]$/.test(scale) &&
  /(?:^|[,，、;；\n])\s*$/u.test(text.slice(Math.max(0, begin - 3), begin)) &&
  /^\s?\p{Lu}\p{Ll}/u.test(text.slice(end, end + 4));

/** What stands against an amount belongs to it or makes it none; Chinese needs no blank where a word ends. */
const touches = (text: string, end: number, isClear: boolean): boolean => {
  const next = text.slice(end, end + 4);
  if (/^[.,]\d|^-\d/.test(next) || /^[\p{Script=Latin}\p{N}]/u.test(next)) return true;
  return !isClear && /^\p{L}/u.test(next) && !/^(?:来自|负责|联系|预算|金额|左右|需求)/u.test(next);
};

interface Body {
  value: Decimal;
  currency: Currency;
  /** The scale as it was typed. */
  scaled: string;
  unit: string;
  isRange: boolean;
  end: number;
}

const readBody = (text: string, start: number, number: string, sign: string, own: Currency): Body | null => {
  const han = hanNumber(text, start);
  const first = han === null ? scaleAt(text, start + number.length) : NO_SCALE;
  const numberEnd = start + (han?.length ?? number.length + first.length);
  const unit = unitAt(text, numberEnd, own);
  const range = han === null ? rangeAt(text, numberEnd + unit.length, own) : null;
  const isRange =
    range !== null &&
    (sign !== '' || first.word !== '' || unit !== '' || range.scale.word !== '' || range.unit !== '');
  const lastUnit = isRange && range.unit !== '' ? range.unit : unit;
  const currency = currencyOfBoth(sign, lastUnit, own);
  if (currency === null) return null;
  const end = isRange ? range.end : numberEnd + unit.length;
  if (han !== null)
    return { value: { digits: String(han.value), exponent: 0 }, currency, scaled: '万', unit, isRange, end };
  const scale = isRange && first.word === '' ? range.scale : first;
  const decimalComma = hasDecimalComma(currency) || minorDigits(currency) === 0;
  const read = readNumber(number, { decimalComma, isScaled: scale.word !== '' });
  if (read === null) return null;
  const value = { digits: read.digits, exponent: read.exponent + scale.exponent };
  if (isRange) {
    const upper = readNumber(range.number, { decimalComma, isScaled: range.scale.word !== '' });
    const isAbove =
      upper !== null && isBelow(value, { ...upper, exponent: upper.exponent + range.scale.exponent });
    if (!isAbove) return null;
  }
  return { value, currency, scaled: scale.word, unit: lastUnit, isRange, end };
};

/** The upper end of a range: its number, scale and unit. */
const rangeAt = (text: string, index: number, own: Currency) => {
  const found = at(RANGE, text, index);
  if (found === null) return null;
  const scale = scaleAt(text, index + found[0].length);
  const afterScale = index + found[0].length + scale.length;
  const unit = unitAt(text, afterScale, own);
  return { number: found.groups?.number ?? '', scale, unit, end: afterScale + unit.length };
};

const isBelow = (one: Decimal, other: Decimal): boolean =>
  Number(one.digits) * 10 ** one.exponent < Number(other.digits) * 10 ** other.exponent;

interface Scale {
  word: string;
  length: number;
  exponent: number;
}
const NO_SCALE: Scale = { word: '', length: 0, exponent: 0 };

const scaleAt = (text: string, index: number): Scale => {
  const found = at(SCALE, text, index) ?? at(SCALE_AND_CODE, text, index);
  if (found === null) return NO_SCALE;
  const { han, latin = '' } = found.groups ?? {};
  if (han === undefined) {
    return { word: latin, length: found[0].length, exponent: SCALES[latin.toLowerCase()] ?? 0 };
  }
  const exponent = [...han].reduce((sum, sign) => sum + (HAN[sign] ?? 0), 0);
  return { word: han, length: found[0].length, exponent };
};

/** A number of several units in one (`5万8千`, `1千5百万`, `3万5`): its value, and how long it is; null where it has but one. */
const hanNumber = (text: string, start: number): { value: bigint; length: number } | null => {
  let [total, section, length, parts, last] = [0n, 0n, 0, 0, 0];
  for (let next = at(PART, text, start); next !== null; next = at(PART, text, start + length)) {
    let part = BigInt(next.groups?.number ?? 0);
    for (const unit of next.groups?.han ?? '') {
      last = HAN[unit] ?? 0;
      if (last < 4) part *= 10n ** BigInt(last);
      else {
        const whole = section + part;
        total = last >= 8 ? (total + whole) * 10n ** BigInt(last) : total + whole * 10n ** BigInt(last);
        [section, part] = [0n, 0n];
      }
    }
    section += part;
    length += next[0].length;
    parts += 1;
  }
  const digit = last > 1 ? at(LAST_DIGIT, text, start + length) : null;
  if (digit !== null) {
    section += BigInt(digit[0]) * 10n ** BigInt(last - 1);
    length += 1;
    parts += 1;
  }
  return parts < 2 ? null : { value: total + section, length };
};

const unitAt = (text: string, index: number, own: Currency): string => {
  const unit = at(UNIT, text, index)?.[0] ?? '';
  return currencyOf(unit, own) === null ? '' : unit;
};

/** 五万, 三千五百元, 人民币两百万: money in figures of words; only where it stands alone, since names are made of the same signs. */
export const chineseMoney = (text: string, own: Currency): { value: Decimal; currency: Currency } | null => {
  const groups = CHINESE.exec(text)?.groups;
  const number = groups === undefined ? null : chineseNumber(groups.number ?? '');
  if (groups === undefined || number === null) return null;
  const currency = currencyOfBoth(groups.front ?? '', groups.back ?? '', own);
  return currency === null ? null : { value: { digits: String(number), exponent: 0 }, currency };
};

const CHINESE =
  /^(?:大概|大约|约)?(?<front>人民币|美元|美金|[¥$€£])?(?<number>[〇零一二三四五六七八九两兩十百千万萬亿億壹贰叁肆伍陆柒捌玖拾佰仟]{1,30})(?<back>[^\d\s整左]{0,4})(?:整|左右)?$/;
