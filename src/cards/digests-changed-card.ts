import type { ConversationId } from '../funnel/member.ts';
import type { Card } from './card.ts';
import { type DigestChannel, digestChannelLine } from './digest-channel.ts';
import { card, text } from './elements.ts';
import type { View } from './view.ts';

/** What was changed, and how the channel's digests are now. */
export const digestsChangedCard = (
  words: string,
  channel: DigestChannel,
  here: ConversationId | null,
  view: View,
): Card => card(view.t('notice.success'), [text(words), digestChannelLine(channel, here, view)], 'success');
