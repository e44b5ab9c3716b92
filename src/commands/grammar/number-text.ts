/** A decimal number: `digits` times ten to the power of `exponent`, without a float on the way. */
export interface Decimal {
  digits: string;
  exponent: number;
}

const SPACE = String.raw`[ '’_\u00a0\u2009\u202f]`;

/** A run of digits with whatever people group them by; several that touch (`1.2.3`) are no number. */
export const NUMBER =
  String.raw`(?:\d{1,3}(?:${SPACE}\d{3}){1,8}(?:[.,]\d{1,2})?|\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,20})?|` +
  String.raw`\d{1,3}(?:\.\d{3}){1,8},\d{1,20}|\d{1,3}(?:\.\d{3}){2,8}|\d{1,2}(?:,\d{2}){1,8},\d{3}(?:\.\d{1,20})?|` +
  String.raw`\d{0,25}[.,]\d{1,20}|\d{1,25})(?!\d|[.,'’]\d)`;

/** How a comma and a single point before three digits are meant. */
export interface Habit {
  /** 1.234 is more than a thousand, 1,5 one and a half: much of Europe and Latin America, and money without decimals. */
  decimalComma: boolean;
  /** A scale follows (`12,5k`): nobody groups the digits of so small a number. */
  isScaled: boolean;
}

/** A number as it was typed; null where its separators make no sense. */
export const readNumber = (typed: string, { decimalComma, isScaled }: Habit): Decimal | null => {
  const text = typed.replace(new RegExp(SPACE, 'g'), '');
  const wasSpaced = text !== typed;
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (points > 0 && commas > 0) {
    const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
    return decimalOf(text, decimal);
  }
  if (commas === 0 && points === 0) return { digits: text, exponent: 0 };
  if (points > 1) return decimalOf(text, null);
  const [sign = '.', after = ''] = points === 1 ? ['.', text.split('.')[1]] : [',', text.split(',').at(-1)];
  if (sign === '.') {
    // 10.000 is ten to some and ten thousand to others: where it is not grouped, all three digits are said.
    if (after.length === 3 && !isScaled && /^[1-9]/.test(text))
      return decimalComma ? decimalOf(text, null) : { digits: text.replace('.', ''), exponent: -3 };
    return decimalOf(text, '.');
  }
  if (commas > 1 || (after.length === 3 && /^[1-9]/.test(text))) return decimalOf(text, null);
  return decimalComma || isScaled || wasSpaced ? decimalOf(text, ',') : null;
};

const decimalOf = (text: string, decimal: '.' | ',' | null): Decimal => {
  const [whole = '', part = ''] = decimal === null ? [text] : splitLast(text, decimal);
  const kept = part.replace(/0+$/, '');
  const digits = whole.replace(/\D/g, '') + kept;
  return { digits: digits === '' ? '0' : digits, exponent: -kept.length };
};

const splitLast = (text: string, sign: string): [string, string] => {
  const at = text.lastIndexOf(sign);
  return [text.slice(0, at), text.slice(at + 1)];
};
