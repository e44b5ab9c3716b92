import type { ConversationId } from '../../domain/team/member.ts';
import type { Card } from '../kit/card.ts';
import { card, text } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { type DigestChannel, digestChannelLine } from './digest-channel.ts';

/** What was changed, and how the channel's digests are now. */
export const digestsChangedCard = (
  words: string,
  channel: DigestChannel,
  here: ConversationId | null,
  view: View,
): Card => card(view.t('notice.success'), [text(words), digestChannelLine(channel, here, view)], 'success');
