/** A word as it is compared: full-width letters and digits narrowed, case and blanks ignored. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

/** Chinese, Japanese and Korean characters need no blank between words. */
export const CJK = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]/;

/** 上海某某公司 张三: a blank between Chinese words separates as a comma would. */
export const BETWEEN_CHINESE = /(?<=[\u3400-\u9FFF])\s+(?=[\u3400-\u9FFF])/u;

/** The first word and what follows it. */
export const firstWord = (text: string): { word: string; rest: string } => {
  const end = text.search(/\s/);
  return end < 0 ? { word: text, rest: '' } : { word: text.slice(0, end), rest: text.slice(end).trim() };
};
