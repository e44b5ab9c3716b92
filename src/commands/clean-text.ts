// biome-ignore-start lint/suspicious/noControlCharactersInRegex: removing them is the point
/** Controls but tab and newline, bidi overrides and isolates, invisible fillers, lone surrogates, private use. */
const UNWANTED =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u2028-\u202E\u2060-\u206F\uE000-\uF8FF\uFEFF\uFFF9-\uFFFB\r\t\u00A0\u3000]|\p{Surrogate}/u;
const EVERY_UNWANTED = new RegExp(UNWANTED.source, 'gu');
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: removing them is the point

/**
 * What a person typed, without what could not be stored, shown or trusted: controls (newlines stay),
 * text-direction overrides, private-use characters and half surrogates. Every blank becomes a plain one.
 */
export const cleanText = (text: string): string => {
  const clean = UNWANTED.test(text) ? text.replace(EVERY_UNWANTED, substitute) : text;
  return clean.trim();
};

const substitute = (found: string): string => {
  switch (found) {
    case '\t':
    case '\u00A0':
    case '\u3000':
      return ' ';
    case '\u2028':
    case '\u2029':
      return '\n';
    default:
      return '';
  }
};

/** The text in one row, each run of blanks and newlines as one blank. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
