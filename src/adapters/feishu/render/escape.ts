/** What breaks JSON or the eye (bidirectional overrides), but no line ends and tabs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
/** Everything that could begin markup inside a line. */
const MARKS = /[&<>*_~`[\]\\|$#!]/g;
/** `:DONE:` is an emoji. */
const SHORTCODE = /:(?=[\w+-]+:)/g;
/** A list, a rule or an underlined heading begins a line; four spaces begin code. */
const LINE_START = /^([ \t]*)(?:([-+=])|(\d{1,9})([.)]))?/gm;

/** Most names, stages and dates are none: they need no second look. */
const SUSPECT = /[&<>*_~`[\]\\|$#!:\n]|^[ \t\d+=-]/;

/** Without control characters, which Feishu refuses a card for. */
export const withoutControls = (text: string): string => text.replace(CONTROLS, '');

const entity = (sign: string): string => `&#${sign.charCodeAt(0)};`;

/**
 * Text from people inside markdown, shown as it was typed: no mention, link, colour or emphasis comes of it.
 * https://open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/rich-text
 */
export const markdown = (text: string): string => {
  const safe = withoutControls(text);
  if (!SUSPECT.test(safe)) return safe;
  return safe
    .replace(MARKS, entity)
    .replace(SHORTCODE, entity(':'))
    .replace(LINE_START, (_, indent: string, sign?: string, digits?: string, dot?: string) => {
      const space = indent === '' ? '' : ' ';
      if (sign !== undefined) return space + entity(sign);
      return dot === undefined ? space : `${space}${digits}${entity(dot)}`;
    })
    .replace(/\n/g, '<br>');
};

/** In a text message `<at …>`, `<b>` and `[…](…)` are markup, and there is no way to escape them. */
export const textMessage = (text: string): string =>
  withoutControls(text).replaceAll('<', '＜').replaceAll('](', ']\u200b(');
