import stringWidth from 'string-width';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `max` UTF-16 units (what Slack and Feishu count), with "…" where something was cut off.
 * What a reader takes for one character (a flag, a family, a letter with its accent) is kept whole or left out.
 */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  // Only what stands around the cut is looked at: a forwarded mail may be long.
  const end = GRAPHEMES.segment(text.slice(0, max + LONGEST)).containing(max - 1)?.index ?? 0;
  return `${text.slice(0, end)}…`;
};

/** No character that means anything has more units. */
const LONGEST = 64;

/** At most `columns` wide, a Chinese character or an emoji taking two; cut like {@link cut}. */
export const cutToWidth = (text: string, columns: number): string => {
  if (text.length * 2 <= columns || stringWidth(text) <= columns) return text;
  let end = 0;
  let width = 1;
  for (const { index, segment } of GRAPHEMES.segment(text)) {
    width += stringWidth(segment);
    if (width > columns) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
};

/** Blanks added until it is `columns` wide; longer ones stay as they are. */
export const padToWidth = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - stringWidth(text)));

/** How many columns of a terminal it takes. */
export const widthOf = (text: string): number => stringWidth(text);
