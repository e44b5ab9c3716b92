import { normaliseEmail } from '../../domain/leads/contact.ts';
import type { Currency } from '../../domain/money.ts';
import { moneySpans } from './money-span.ts';

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

/** 五万, 三千五百元: only where it stands alone, since names are made of the same characters. */
const IN_CHINESE =
  /(?<=^|[\s,，、;；\uF8FF]|预算|金额)[一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿]{0,20}[百千万亿](?:[一二三四五六七八九])?(?:元|块钱|块|人民币|美元|美金|欧元)?(?=$|[\s,，、;；\uF8FF])/gu;

/** Amounts that say so, by a sign, a code, a unit or a label; `remarks`: what an amount cannot hold of them. */
export const takeAmounts = (text: string, own: Currency): Taken & { remarks: readonly string[] } => {
  const found: string[] = [];
  const remarks: string[] = [];
  let left = '';
  let end = 0;
  for (const span of moneySpans(text, own).filter(({ isMarked }) => isMarked)) {
    found.push(text.slice(span.start, span.end));
    if (span.remark !== null) remarks.push(span.remark);
    left += text.slice(end, span.start) + GAP;
    ({ end } = span);
  }
  const chinese = takeAll(left + text.slice(end), IN_CHINESE, ([all]) => all);
  return { left: chinese.left.replace(EMPTY_LABEL, '$1'), found: [...found, ...chinese.found], remarks };
};

/** `预算 五万`: the label goes with the amount. */
const EMPTY_LABEL = /(?:预算|金额|报价|budget|amount)\s*[:：]?\s*(\uF8FF)/giu;

const PHONE =
  /(?:(?:电话|手机|联系电话|tel|phone|mobile|cell)\.?\s*[:：]?\s*)?(?<![A-Za-z0-9.@])(1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)|(?:\+1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)|(?:\+|00)?\(?\d[\d ().–-]{5,22}\d)(?![A-Za-z0-9@])/giu;

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
