import type { MrkdwnElement, PlainTextElement, TextObject } from '@slack/web-api';
import type { ChannelSpan, Span, Text } from '../../../cards/kit/card.ts';
import { plain } from '../../../cards/kit/plain-text.ts';
import type { MentionIds } from '../../../chat/adapter.ts';
import { cut } from '../../../lib/text.ts';
import { escaped, mrkdwn, withoutControls } from './escape.ts';

/** Slack refuses an empty text object. */
const NOTHING = '–';
/** Slack sees formatting only at the edge of a word, and there is none inside Chinese: an invisible one helps. */
const EDGE = '\u200b';

/** `emoji: false`: a typed `:tada:` stays what was typed. Said only where it matters: cards are full of labels. */
export const plainObject = (text: string, max: number): PlainTextElement => {
  const shown = cut(withoutControls(text), max) || NOTHING;
  return shown.includes(':')
    ? { type: 'plain_text', text: shown, emoji: false }
    : { type: 'plain_text', text: shown };
};

/** `verbatim`: Slack shall not look for links, channels and mentions in what people typed. */
export const mrkdwnObject = (text: string, max: number): MrkdwnElement => ({
  type: 'mrkdwn',
  text: cutMarkup(text, max) || NOTHING,
  verbatim: true,
});

/** A text without emphasis and mentions needs no markup at all. */
export const textObject = (text: Text, mentions: MentionIds, max: number): TextObject =>
  typeof text === 'string' ? plainObject(text, max) : mrkdwnObject(markup(text, mentions), max);

/** As mrkdwn, escaped; only members with a known id are mentioned. */
export const markup = (text: Text, mentions: MentionIds): string => {
  if (typeof text === 'string') return mrkdwn(text);
  let out = '';
  for (const [at, span] of text.entries()) {
    const piece = spanMarkup(span, mentions);
    const bold = typeof span === 'object' && 'bold' in span;
    const next = text[at + 1];
    out += bold
      ? `${isWord(out.at(-1)) ? EDGE : ''}${piece}${next !== undefined && isWord(plain([next])[0]) ? EDGE : ''}`
      : piece;
  }
  return out;
};

const spanMarkup = (span: Span, mentions: MentionIds): string => {
  if (typeof span === 'string') return mrkdwn(span);
  if ('bold' in span) return bold(span.bold);
  if ('quiet' in span) return mrkdwn(span.quiet);
  if ('channel' in span) return channelMarkup(span);
  const id = span.mention ? mentions.get(span.member) : undefined;
  return id === undefined ? mrkdwn(span.name) : `<@${id}>`;
};

const channelMarkup = ({ channel: { platform, external }, name }: ChannelSpan): string =>
  platform === 'slack' && /^[A-Z0-9]+$/.test(external) ? `<#${external}>` : mrkdwn(name);

/** Emphasis ends with the line and must not begin or end with a space. */
export const bold = (text: string): string => {
  const words = mrkdwn(text.replace(/\s+/g, ' ').trim());
  return words === '' ? '' : `*${words}*`;
};

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Cuts, but never inside an entity or a mention, whose rest would show as rubbish. */
export const cutMarkup = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  const open = Math.max(head.lastIndexOf('&'), head.lastIndexOf('<'));
  const isCutOpen = open >= 0 && open > Math.max(head.lastIndexOf(';'), head.lastIndexOf('>'));
  return cut(isCutOpen && head.length - open < 24 ? `${head.slice(0, open)}…` : text, max);
};

/** For notifications: escaped, cut to `max` characters. */
export const fallback = (text: string, max: number): string => cutMarkup(escaped(text), max);
