import type { Span, Text } from '../../../cards/kit/card.ts';
import { plain } from '../../../cards/kit/plain-text.ts';
import type { MentionIds } from '../../../chat/adapter.ts';
import { cut } from '../../../lib/text.ts';
import type { Markdown, PlainText } from './card-json.ts';
import { markdown, withoutControls } from './escape.ts';
import { LIMITS } from './limits.ts';

const NOTHING = '–';
/** Emphasis does not begin before or end after a sign in the middle of a word: an invisible letter helps. */
const EDGE = '\u200b';

/** Without markup, cut to `max` characters; never empty, which Feishu refuses. */
export const plainObject = (text: string, max: number): PlainText => ({
  tag: 'plain_text',
  content: cut(withoutControls(text).trim(), max) || NOTHING,
});

/** With markup, cut to `max` characters. */
export const markdownOf = (text: Text, mentions: MentionIds, max: number = LIMITS.text): Markdown => ({
  tag: 'markdown',
  content: markup(cutText(text, max), mentions) || NOTHING,
});

/** As Feishu's markdown, escaped; only members with a known id are mentioned. */
export const markup = (text: Text, mentions: MentionIds): string =>
  (typeof text === 'string'
    ? markdown(text)
    : text.map((span) => spanMarkup(span, mentions)).join('')
  ).trim();

const spanMarkup = (span: Span, mentions: MentionIds): string => {
  if (typeof span === 'string') return markdown(span);
  if ('bold' in span) return bold(span.bold);
  if ('quiet' in span) return quiet(span.quiet);
  if ('channel' in span) return markdown(span.name);
  const id = span.mention ? mentions.get(span.member) : undefined;
  return id === undefined || !/^[\w-]+$/.test(id) || id === 'all'
    ? markdown(span.name)
    : `<at id=${id}></at>`;
};

/** Emphasis ends with the line and must not begin or end with a space. */
export const bold = (text: string): string => {
  const words = withoutControls(text).replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  const before = isWord(words[0]) ? '' : EDGE;
  const after = isWord(words.at(-1)) ? '' : EDGE;
  return `**${before}${markdown(words)}${after}**`;
};

/** In grey. */
export const quiet = (text: string): string => coloured(text, 'grey');

/** In a colour of Feishu's; nothing for nothing. */
export const coloured = (text: string, colour: 'grey' | 'red' | 'green'): string =>
  text.trim() === '' ? markdown(text) : `<font color='${colour}'>${markdown(text)}</font>`;

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Cut before it becomes markup, which must stay whole. */
const cutText = (text: Text, max: number): Text => {
  if (typeof text === 'string') return cut(text, max);
  if (plain(text).length <= max) return text;
  let room = max;
  const kept: Span[] = [];
  for (const span of text) {
    const { length } = plain([span]);
    if (length > room) {
      if (room > 1) kept.push(cutSpan(span, room));
      else kept.push('…');
      break;
    }
    kept.push(span);
    room -= length;
  }
  return kept;
};

const cutSpan = (span: Span, max: number): Span => {
  if (typeof span === 'string') return cut(span, max);
  if ('bold' in span) return { bold: cut(span.bold, max) };
  if ('quiet' in span) return { quiet: cut(span.quiet, max) };
  return { ...span, name: cut(span.name, max) };
};
