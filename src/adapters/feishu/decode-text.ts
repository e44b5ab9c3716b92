import type { Mention } from '../../chat/event.ts';
import { field, listAt, parsedJson, textAt } from './read.ts';

export interface DecodedText {
  text: string;
  mentions: readonly Mention[];
  /** The bot itself was mentioned. */
  isCalled: boolean;
}

/**
 * What was typed, out of a message's `content`. People stand in it as `@_user_1`, explained by `mentions`; the
 * mention that called the bot is no part of what was said. `bot`: the bot's own id; null while it is unknown,
 * when the first one mentioned in a group is taken for it. null: a message that is not typed (a picture, a file…).
 * https://open.feishu.cn/document/server-docs/im-v1/message-content-description/message_content
 */
export const decodeText = (message: unknown, bot: string | null): DecodedText | null => {
  const raw = typed(textAt(message, 'message_type'), parsedJson(textAt(message, 'content')));
  if (raw === null) return null;
  const mentions: Mention[] = [];
  const inGroup = textAt(message, 'chat_type') !== 'p2p';
  let text = raw;
  let isCalled = false;
  for (const [at, mention] of listAt(message, 'mentions').entries()) {
    const token = textAt(mention, 'key');
    const user = textAt(mention, 'id', 'open_id');
    if (token === null || user === null) continue;
    if (bot === null ? inGroup && at === 0 : user === bot) {
      isCalled = true;
      text = without(text, token);
    } else mentions.push({ token, user, name: textAt(mention, 'name') });
  }
  return { text: text.trim(), mentions, isCalled };
};

/** `@_user_1` is not part of `@_user_10`. */
const without = (text: string, token: string): string =>
  text.replace(new RegExp(`[\\s:,，：]*${token.replace(/\W/g, '\\$&')}(?!\\d)[\\s:,，：]*`, 'g'), ' ');

const typed = (type: string | null, content: unknown): string | null => {
  if (type === 'text') return textAt(content, 'text');
  if (type !== 'post') return null;
  const lines = listAt(content, 'content').map((line) =>
    Array.isArray(line) ? line.map(piece).join('') : '',
  );
  return [textAt(content, 'title') ?? '', ...lines].filter((line) => line.trim() !== '').join('\n');
};

/** A text with formatting or several lines comes in pieces. */
const piece = (one: unknown): string => {
  switch (field(one, 'tag')) {
    case 'text':
    case 'a':
    case 'md':
    case 'code_block':
      return textAt(one, 'text') ?? '';
    case 'at':
      return textAt(one, 'user_id') ?? '';
    default:
      return '';
  }
};
