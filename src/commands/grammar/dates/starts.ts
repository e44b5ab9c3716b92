/** Where a time may begin: with a word, with a figure, or with a Chinese word that times begin with. */
const START =
  /(?<=^|[\s,，、;；:：.。(（"“~～–—-])\S|(?<=[\u2E80-\u9FFF])(?:\d|[A-Za-z])|[今明后昨大下上这本当周星礼凌早中晚傍月年元春国端清五十圣感节一二两三四五六七八九半过再等]/gu;
/** What is quoted is somebody's words, not a time. */
const QUOTED = /"[^"]*"|“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》/gu;
const MAX_STARTS = 200;

/** Where in a text a time may begin, in order. */
export const startsIn = (text: string): readonly number[] =>
  [...text.matchAll(START)].slice(0, MAX_STARTS).map(({ index }) => index);

/** The text with what is quoted blanked out, as long as before. */
export const masked = (text: string): string =>
  text.replace(QUOTED, (quoted) => '\u00A0'.repeat(quoted.length).replace(/^.|.$/g, '.'));
