import type { Attachment } from '../../../chat/event.ts';
import { field, listAt, textAt } from '../../shared/payload.ts';

const BY_MEDIA: ReadonlyMap<string, Attachment> = new Map([
  ['image', 'image'],
  ['audio', 'audio'],
  ['video', 'video'],
]);

/** What a message holds that is not typed: an upload or a message passed on; null: nothing. https://docs.slack.dev/reference/events/message/file_share */
export const attachmentOf = (event: unknown): Attachment | null => {
  const [file] = listAt(event, 'files');
  // A voice clip is a file of its own kind.
  if (textAt(file, 'subtype') === 'slack_audio') return 'audio';
  if (file !== undefined) return BY_MEDIA.get(textAt(file, 'mimetype')?.split('/')[0] ?? '') ?? 'file';
  return listAt(event, 'attachments').some((one) => field(one, 'is_share') === true) ? 'forwarded' : null;
};
