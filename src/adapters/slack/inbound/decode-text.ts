import type { Mention } from '../../../chat/event.ts';
import { withoutCall as withoutCallIn } from '../../shared/without-call.ts';
import { unescaped } from '../render/escape.ts';

const ENTITY = /<([^<>]*)>/g;

/** What was typed, and who is mentioned in it. */
export interface DecodedText {
  text: string;
  mentions: readonly Mention[];
}

/**
 * A text as Slack delivers it, back to what was typed. People stay as `<@U…>`, which nobody can type: an angle
 * bracket that was typed arrives escaped. https://docs.slack.dev/messaging/formatting-message-text#retrieving
 */
export const decodeText = (raw: string): DecodedText => {
  const mentions = new Map<string, Mention>();
  let at = 0;
  let text = '';
  for (const match of raw.matchAll(ENTITY)) {
    text += unescaped(raw.slice(at, match.index));
    at = match.index + match[0].length;
    const inner = match[1] ?? '';
    const user = /^@([UW][A-Z0-9]+)(?:\|(.*))?$/.exec(inner);
    if (user?.[1] === undefined) {
      text += typed(inner);
      continue;
    }
    const token = `<@${user[1]}>`;
    mentions.set(token, { token, user: user[1], name: user[2] ? unescaped(user[2]) : null });
    text += token;
  }
  return { text: text + unescaped(raw.slice(at)), mentions: [...mentions.values()] };
};

/** Channels, links and special mentions are only words to the bot. */
const typed = (inner: string): string => {
  const [target = '', label] = split(inner);
  const shown = label === undefined || label === '' ? null : unescaped(label);
  if (target.startsWith('#')) return `#${shown ?? target.slice(1)}`;
  if (target.startsWith('!')) return shown ?? `@${target.slice(1).split('^')[0]}`;
  return shown ?? unescaped(target.replace(/^(mailto|tel):/, ''));
};

const split = (inner: string): [string, string | undefined] => {
  const bar = inner.indexOf('|');
  return bar < 0 ? [inner, undefined] : [inner.slice(0, bar), inner.slice(bar + 1)];
};

const EVERYBODY = '<!(?:here|channel|everyone)(?:\\|[^<>]*)?>';
const ANYBODY = '[UW][A-Z0-9]+';

/**
 * The mention that called the bot is no part of what was said. `bot`: its own user id; null while it is unknown, when a
 * mention that the text begins with is taken for it.
 */
export const withoutCall = (raw: string, bot: string | null = null): string => {
  const call = (user: string): string => `<@${user}(?:\\|[^<>]*)?>`;
  if (bot !== null) return withoutCallIn(raw, { call: call(bot), everybody: EVERYBODY });
  return raw.replace(new RegExp(`^\\s*(?:${EVERYBODY}[\\s:,，：]*)*${call(ANYBODY)}[\\s:,，：]*`), '');
};
