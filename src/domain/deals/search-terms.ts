import { foldText } from '../fold-text.ts';
import type { DealFields } from './deal.ts';

/** Longer words are found by their beginning. */
const MAX_LENGTH = 24;
const MAX_TERMS = 80;
const MAX_QUERY_TERMS = 8;
/** Characters of a text that are looked at: a name is shorter, and what is longer must not take long. */
const MAX_CHARACTERS = 300;

/**
 * The words a deal is found by: a query term finds it by being the beginning of one. Scripts without spaces
 * begin a word at every character; a phone number begins after its country code too, and with its last four digits.
 */
export const searchTerms = (deal: Pick<DealFields, 'company' | 'contact' | 'phone' | 'email'>): string[] => {
  const terms = new Set<string>();
  for (const term of phoneTerms(deal.phone ?? '')) terms.add(term);
  for (const term of emailTerms(deal.email ?? '')) terms.add(term);
  for (const text of [deal.company, deal.contact ?? '', deal.email ?? '']) {
    for (const word of wordsOf(text)) for (const term of beginnings(word)) terms.add(term);
  }
  return [...terms].slice(0, MAX_TERMS);
};

/** What to look for: each term must be the beginning of one of a deal's terms. Empty: nothing to look for. */
export const queryTerms = (text: string): string[] => {
  const query = fold(text).trim();
  const digits = digitsOf(query);
  if (/^\+?[\d\s().-]+$/.test(query) && digits.length >= 7) {
    return [cut(digits.replace(/^0+/, ''))].filter((term) => term !== '');
  }
  const terms = query
    .split(/\s+/)
    .flatMap((part) => (part.includes('@') ? [part.replace(/^@/, '')] : wordsOf(part)))
    .filter((term) => term !== '')
    .map(cut);
  return [...new Set(terms)].slice(0, MAX_QUERY_TERMS);
};

const phoneTerms = (phone: string): string[] => {
  const digits = digitsOf(phone).replace(/^0+/, '');
  if (digits.length < 5) return digits === '' ? [] : [digits];
  const countryCodes = phone.startsWith('+') ? [0, 1, 2, 3] : [0];
  return [...countryCodes.map((length) => digits.slice(length)), digits.slice(-4)].map(cut);
};

const emailTerms = (email: string): string[] => {
  const folded = fold(email);
  const at = folded.indexOf('@');
  return at < 0 ? [] : [folded, folded.slice(at + 1)].map(cut);
};

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The word from each place where somebody might start typing it. */
const beginnings = (word: string): string[] => {
  const characters = [...word];
  return characters.flatMap((character, index) => {
    const before = characters[index - 1];
    const begins = before === undefined || UNSPACED.test(character) || UNSPACED.test(before);
    return begins ? [characters.slice(index, index + MAX_LENGTH).join('')] : [];
  });
};

const fold = (text: string): string => foldText([...text].slice(0, MAX_CHARACTERS).join(''));

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const cut = (term: string): string => [...term].slice(0, MAX_LENGTH).join('');
