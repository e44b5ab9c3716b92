/** What breaks Slack's JSON or the eye, but no line ends and tabs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;
const ENTITIES = /[&<>]/g;
/** Formatting begins only where no word goes before; inside one (`john_doe`, `138****8000`) the signs are harmless. */
const MARKS = /(?<![\p{L}\p{N}*_~])[*_~]+|`+/gu;
const SHORTCODE = /(?<![\p{L}\p{N}]):(?=[\w+-]+:)/gu;
const QUOTE = /^&gt;/gm;

const LOOKALIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Most labels and names hold nothing of all this: one look spares them four. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
const HARMLESS = /^[^\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069&<>*_~`:]*$/;

/** Without control characters, which Slack refuses a message for. */
export const withoutControls = (text: string): string =>
  HARMLESS.test(text) ? text : text.replace(CONTROLS, '');

/** Enough where Slack shows no formatting: the fallback text, which can notify but not mislead. */
export const escaped = (text: string): string =>
  HARMLESS.test(text) ? text : text.replace(CONTROLS, '').replace(ENTITIES, (sign) => ENTITY[sign] ?? sign);

/**
 * Text from people inside mrkdwn. `&`, `<` and `>` are escaped as Slack asks; mrkdwn has no escape for its
 * other marks, so those that could format become signs that look the same.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export const mrkdwn = (text: string): string => {
  if (HARMLESS.test(text)) return text;
  const safe = escaped(text);
  return /[*_~`:]|&gt;/.test(safe)
    ? safe
        .replace(MARKS, (marks) => marks.replace(/./g, (mark) => LOOKALIKE[mark] ?? mark))
        .replace(SHORTCODE, '∶')
        .replace(QUOTE, '\u200b&gt;')
    : safe;
};

/** A text as Slack delivers it, back to what was typed. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
