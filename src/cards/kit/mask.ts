import type { DealFields } from '../../domain/deals/deal.ts';

/** Calling codes of one, two and (all others) three digits: https://www.itu.int/pub/T-SP-E.164D */
const SHORT_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
/** Stands in whatever is masked, and in no phone or email. */
export const MASK = '***';
const STARS = `${MASK}*`;

/** `+86 138****8000`; always four stars, so that the length is not told either. */
export const maskPhone = (phone: string): string => {
  if (!/^\+\d{7,15}$/.test(phone)) return maskText(phone);
  const digits = phone.slice(1);
  const code = SHORT_CODE.exec(digits)?.[0] ?? digits.slice(0, 3);
  const rest = digits.slice(code.length);
  const [head, tail] =
    rest.length >= 10 ? [3, 4] : rest.length >= 8 ? [2, 2] : rest.length >= 5 ? [0, 2] : [0, 0];
  return `+${code} ${rest.slice(0, head)}${STARS}${rest.slice(rest.length - tail)}`;
};

/** `j***@acme.com`. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  if (at < 1) return maskText(email);
  const [first = ''] = email;
  return `${at > first.length ? first : ''}${MASK}${email.slice(at)}`;
};

/** A phone or address that could not be understood shows next to nothing. */
const maskText = (text: string): string => {
  const characters = [...text];
  return characters.length < 6 ? STARS : `${characters[0] ?? ''}${STARS}`;
};

/** Name, phone and email of a deal's contact, the latter two masked. */
export const maskedContact = ({ contact, phone, email }: DealFields): string[] => [
  ...(contact === null ? [] : [contact]),
  ...(phone === null ? [] : [maskPhone(phone)]),
  ...(email === null ? [] : [maskEmail(email)]),
];
