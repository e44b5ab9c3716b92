import type { Attachment, Mention } from '../../../chat/event.ts';
import { field, listAt, parsedJson, textAt } from '../../shared/payload.ts';
import { withoutCall } from '../../shared/without-call.ts';
import { attachmentOf } from './attachment.ts';

/** What was typed, and who is mentioned in it. */
export interface DecodedText {
  text: string;
  mentions: readonly Mention[];
  /** The bot itself was mentioned. */
  isCalled: boolean;
  /** What was sent, where not a word was typed. */
  attachment: Attachment | null;
}

/**
 * What was typed, out of a message's `content`. People stand in it as `@_user_1`, explained by `mentions`; the
 * mention that called the bot is no part of what was said. `bot`: the bot's own id; null while it is unknown,
 * when the first one mentioned in a group is taken for it. null: nobody's message (a notice of Feishu's own).
 * https://open.feishu.cn/document/server-docs/im-v1/message-content-description/message_content
 */
export const decodeText = (
  message: unknown,
  bot: string | null,
  tenant: string | null = null,
): DecodedText | null => {
  const content = parsedJson(textAt(message, 'content'));
  const attachment = attachmentOf(textAt(message, 'message_type'), content);
  const raw = typed(textAt(message, 'message_type'), content) ?? (attachment === null ? null : '');
  if (raw === null) return null;
  const mentions: Mention[] = [];
  const inGroup = textAt(message, 'chat_type') !== 'p2p';
  let text = raw;
  let isCalled = false;
  for (const mention of listAt(message, 'mentions')) {
    const token = textAt(mention, 'key');
    const user = textAt(mention, 'id', 'open_id');
    const name = textAt(mention, 'name');
    if (token === null || token === EVERYBODY) continue;
    // Somebody without an id here is only a word.
    if (user === null) text = replaced(text, token, name === null ? token : `@${name}`);
    else if (bot === null ? inGroup && !isCalled && mentions.length === 0 : user === bot) {
      isCalled = true;
      text = withoutCall(text, { call: exactly(token), everybody: exactly(EVERYBODY) });
    } else mentions.push({ token, user, name, ...standingOf(mention, tenant) });
  }
  const said = replaced(text, EVERYBODY, '@all').trim();
  return { text: said, mentions, isCalled, attachment: said === '' ? attachment : null };
};

/** Told by newer payloads: bots, and whose organisation somebody is of. */
const standingOf = (mention: unknown, tenant: string | null): Pick<Mention, 'standing'> => {
  const type = textAt(mention, 'mentioned_type');
  if (type === 'bot' || type === 'app') return { standing: 'bot' };
  const theirs = textAt(mention, 'tenant_key');
  if (theirs === null || tenant === null) return {};
  return { standing: theirs === tenant ? 'member' : 'outsider' };
};

const EVERYBODY = '@_all';

/** The token itself: `@_user_1` is not part of `@_user_10`. */
const exactly = (token: string): string => `${token.replace(/\W/g, '\\$&')}(?!\\d)`;

const replaced = (text: string, token: string, by: string): string =>
  text.replace(new RegExp(exactly(token), 'g'), () => by);

const typed = (type: string | null, content: unknown): string | null => {
  if (type === 'text') return withoutLinks(textAt(content, 'text'));
  if (type !== 'post') return null;
  const lines = listAt(content, 'content').map((line) =>
    Array.isArray(line) ? line.map(piece).join('') : '',
  );
  return [textAt(content, 'title') ?? '', ...lines].filter((line) => line.trim() !== '').join('\n');
};

/** Feishu makes `[jane@acme.com](mailto:jane@acme.com)` of an address that was typed: what was seen is what was said. */
const withoutLinks = (text: string | null): string | null =>
  text?.replace(/\[([^[\]\n]+)\]\((?:mailto:|tel:|https?:\/\/)(?:[^()\s]|\([^()\s]*\))*\)/g, '$1') ?? null;

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
