/** How a messenger writes them, as sources of regular expressions without groups that capture. */
export interface CallSigns {
  /** The bot's own mention. */
  call: string;
  /** A mention of everybody. */
  everybody: string;
}

/** Parts the call from what is said, and goes with it. */
const PARTING = '[\\s:,，：]*';
/** What needs no blank before it. */
const CLOSING = '[\\s:,，：;；。.!！?？)）]|$';

/**
 * What was said without the mention that called the bot, wherever it stands, and without a call to everybody before it
 * (`@all @bot /lead …`). A comma in the middle belongs to what is said. Text without a call stays as it is.
 * Linear in the text's length: looking behind keeps a run of blanks from being searched anew from each of them.
 */
export const withoutCall = (text: string, { call, everybody }: CallSigns): string => {
  if (!new RegExp(call).test(text)) return text;
  return text
    .replace(new RegExp(`^\\s*(?:(?:${call}|${everybody})${PARTING})+`), '')
    .replace(new RegExp(`(?<![\\s:,，：])${PARTING}${call}\\s*$`), '')
    .replace(new RegExp(`(?<![ \\t])[ \\t]*${call}(?=${CLOSING})`, 'g'), '')
    .replace(new RegExp(`(?<![ \\t])[ \\t]*${call}`, 'g'), ' ');
};
