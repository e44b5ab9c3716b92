import { chineseNumber } from '../chinese-number.ts';

const WORDS: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index): [string, number] => [word, index + 1],
  ),
);

/** How small numbers are said, for use within a pattern. */
export const SMALL = String.raw`\d{1,4}(?:\.\d{1,2})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\s+couple(?:\s+of)?`;
/** The same in Chinese. */
export const SMALL_CHINESE = String.raw`\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十百]{1,5}`;

/** 2, 2.5, a, three, 十五; null where it is none. */
export const smallNumber = (text: string): number | null => {
  const word = text.toLowerCase();
  if (/^\d+(\.\d+)?$/.test(word)) return Number(word);
  if (/^an?$/.test(word)) return 1;
  if (/^a\s+couple/.test(word)) return 2;
  const named = WORDS.get(word);
  if (named !== undefined) return named;
  const number = chineseNumber(text);
  return number === null ? null : Number(number);
};
