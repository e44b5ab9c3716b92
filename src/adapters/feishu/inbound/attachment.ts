import type { Attachment } from '../../../chat/event.ts';
import { field, listAt } from '../../shared/payload.ts';

/** https://open.feishu.cn/document/server-docs/im-v1/message-content-description/message_content */
const BY_TYPE: ReadonlyMap<string, Attachment> = new Map([
  ['image', 'image'],
  ['file', 'file'],
  ['folder', 'file'],
  ['audio', 'audio'],
  ['media', 'video'],
  ['sticker', 'sticker'],
  ['interactive', 'card'],
  ['share_user', 'contact'],
  ['share_chat', 'card'],
  ['location', 'location'],
  ['merge_forward', 'forwarded'],
]);
const BY_TAG: ReadonlyMap<unknown, Attachment> = new Map([
  ['img', 'image'],
  ['media', 'video'],
  ['emotion', 'sticker'],
]);

/** What a message holds that is not typed; null: nothing, or a notice that Feishu itself wrote (somebody joined…). */
export const attachmentOf = (type: string | null, content: unknown): Attachment | null => {
  if (type === null || type === 'text' || type === 'system') return null;
  if (type !== 'post') return BY_TYPE.get(type) ?? 'other';
  for (const line of listAt(content, 'content')) {
    if (!Array.isArray(line)) continue;
    for (const piece of line) {
      const found = BY_TAG.get(field(piece, 'tag'));
      if (found !== undefined) return found;
    }
  }
  return null;
};
