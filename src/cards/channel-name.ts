import type { Conversation, ConversationId } from '../funnel/member.ts';
import type { Span } from './card.ts';
import type { View } from './view.ts';

/** What is enough to tell two ids apart. */
const TAIL = 6;

/** "This channel", "#sales"; where only the messenger knows the name, its kind and the end of its id. */
export const channelName = (
  { id, platform, external }: Conversation,
  here: ConversationId | null,
  { t }: View,
): string => {
  if (id === here) return t('setup.this-channel');
  if (platform === 'playground') return `#${external}`;
  return t('setup.channel', { platform: t(`platform.${platform}`), id: external.slice(-TAIL) });
};

/** As a part of a card's text: Slack shows its own channels by their names. */
export const channelSpan = (conversation: Conversation, here: ConversationId | null, view: View): Span => {
  const name = channelName(conversation, here, view);
  return conversation.id === here ? { bold: name } : { channel: conversation, name };
};
