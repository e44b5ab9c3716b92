import { channelTitle } from '../../domain/digests/channel-title.ts';
import type { Conversation, ConversationId } from '../../domain/team/member.ts';
import type { Span } from './card.ts';
import type { View } from './view.ts';

/** What is enough to tell two ids apart. */
const TAIL = 6;

/** "This channel", "#sales (Slack)"; where the messenger has not told its name, its kind and the end of its id. */
export const channelName = (conversation: Conversation, here: ConversationId | null, { t }: View): string => {
  const { id, platform, external } = conversation;
  if (id === here) return t('setup.this-channel');
  const name = channelTitle(conversation);
  const messenger = t(`platform.${platform}`);
  if (name === null) return t('setup.channel', { platform: messenger, id: external.slice(-TAIL) });
  return platform === 'playground' ? name : t('setup.named-channel', { name, platform: messenger });
};

/** As a part of a card's text: Slack shows its own channels by their names. */
export const channelSpan = (conversation: Conversation, here: ConversationId | null, view: View): Span => {
  const name = channelName(conversation, here, view);
  return conversation.id === here ? { bold: name } : { channel: conversation, name };
};
