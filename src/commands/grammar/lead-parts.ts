import { normaliseEmail } from '../../domain/leads/contact.ts';

/** Stands where something recognised was taken out; people cannot type it. */
export const GAP = '\uF8FF';

/** What a company's name may end with. */
export const LEGAL_FORM =
  /^(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|co|gmbh|ag|s\.?a|b\.?v|pty)\.?(?:\s+ltd\.?)?$/iu;

/** What was found of one kind in a line. */
export interface Taken {
  /** The text with a gap in place of what was found. */
  left: string;
  found: readonly string[];
}

/** Takes every match of `pattern` (a global expression) for which `read` gives a value out of the text. */
const takeAll = (text: string, pattern: RegExp, read: (match: RegExpExecArray) => string | null): Taken => {
  const found: string[] = [];
  let left = '';
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const value = read(match);
    if (value === null) continue;
    found.push(value);
    left += text.slice(end, match.index) + GAP;
    end = match.index + match[0].length;
  }
  return { left: left + text.slice(end), found };
};

const QUOTED =
  /"([^"]{1,2000})"|“([^”“]{1,2000})[”“]|「([^」]{1,2000})」|『([^』]{1,2000})』|＂([^＂]{1,2000})＂/gu;

/** What stands in quotes: a name, whatever is in it. */
export const takeQuoted = (text: string): Taken =>
  takeAll(text, QUOTED, ([, ...quoted]) => quoted.find((one) => one !== undefined)?.trim() ?? null);

const EMAIL =
  /(?:(?:e-?mail|邮箱|邮件)\s*[:：]?\s*)?<?(?:mailto:)?([A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})>?/giu;

/** Addresses that could receive mail. */
export const takeEmails = (text: string): Taken =>
  takeAll(text, EMAIL, ([, address = '']) => (normaliseEmail(address) === null ? null : address));

const CODE =
  '(?:USD|CNY|RMB|EUR|GBP|JPY|HKD|TWD|SGD|AUD|CAD|NZD|CHF|KRW|INR|SEK|NOK|DKK|PLN|BRL|MXN|ZAR|AED|SAR|THB|VND|IDR|MYR|PHP|TRY|ILS)';
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3}){1,8}|\d{1,25})(?:\.\d{1,20})?`;
const SIGN = String.raw`(?:[A-Z]{2,3}\$|[A-Z]\$|CN¥|JP¥|[¥￥$€£₩₹₫₱₪฿₽₺]|\b${CODE}\b)`;
const WORD = `(?:${CODE}|dollars?|euros?|yuan|元|块钱|块|人民币|美元|美金|欧元|英镑|日元|港元|港币|[€£])`;
const BEFORE = String.raw`(?:(?:预算|金额|报价|budget|amount)\s*[:：]?\s*)?`;
/** What may follow an amount without a blank. */
const AFTER = '(?![\\p{L}\\p{N}]|[.,]\\d|-\\d)|(?=来自|负责人|联系|预算)';

/** ¥50,000, USD 1.2m, 50k, 5万, 1.5亿元, 3,000 EUR: a currency or a scale makes it an amount wherever it stands. */
const MARKED = new RegExp(
  `${BEFORE}(?<![\\p{Script=Latin}\\p{N}.,+@/-])(?:` +
    `(?:-\\s?)?${SIGN}\\s?(?:-\\s?)?${NUMBER}\\s?(?:[kwmb]|mn|bn|mio|million|thousand|billion|[百千万亿]{1,2})?(?:\\s?${WORD})?|` +
    `(?:-\\s?)?${NUMBER}(?:[kwmb]|mn|bn|\\s?(?:million|thousand|billion|[百千万亿]{1,2}))(?:\\s?${WORD})?|` +
    `(?:-\\s?)?${NUMBER}\\s?${WORD}` +
    `)(?:${AFTER})`,
  'giu',
);
/** 五万, 三千五百元: only where it stands alone, since names are made of the same characters. */
const IN_CHINESE =
  /(?<=^|[\s,，、;；\uF8FF]|预算|金额)[一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿]{0,20}[百千万亿](?:[一二三四五六七八九])?(?:元|块钱|块|人民币|美元|美金|欧元)?(?=$|[\s,，、;；\uF8FF])/gu;
const LABEL = /^(?:预算|金额|报价|budget|amount)\s*[:：]?\s*/iu;

/** Amounts that say so, by a sign, a code, a unit or a label. */
export const takeAmounts = (text: string): Taken => {
  const marked = takeAll(text, MARKED, ([all]) => all.replace(LABEL, ''));
  const chinese = takeAll(marked.left, IN_CHINESE, ([all]) => all);
  return { left: chinese.left, found: [...marked.found, ...chinese.found] };
};

const PHONE =
  /(?:(?:电话|手机|联系电话|tel|phone|mobile|cell)\.?\s*[:：]?\s*)?(?<![A-Za-z0-9.@])((?:\+|00)?\(?\d[\d ().–-]{5,22}\d)(?![A-Za-z0-9@])/giu;

/** Numbers with a country code, groups or a trunk zero, and plain ones of the length of a phone number. */
export const takePhones = (text: string): Taken =>
  takeAll(text, PHONE, ([, number = '']) => (isPhone(number) ? number.trim() : null));

const isPhone = (number: string): boolean => {
  const digits = number.replace(/\D/g, '').length;
  if (digits < 7 || digits > 15 || /^\d{4}-\d{1,2}-\d{1,2}$/.test(number) || /\d{3,}\.\d{1,2}$/.test(number))
    return false;
  return /^[+0(]/.test(number) || /[ ()–.-]/.test(number) || digits >= 10;
};

/** "from trade show 50k +86 …": a name given so has no figures, so they are for others to read. */
export const beforeAmount = (typed: string): string => {
  const figures = typed.search(/\s[¥￥$€£+]?\d|\s(?:USD|CNY|EUR|RMB)\s?\d/u);
  return figures < 0 ? typed : typed.slice(0, figures);
};
