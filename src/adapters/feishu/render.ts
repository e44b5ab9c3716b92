import type { Card } from '../../cards/card.ts';
import { plainText } from '../../cards/plain-text.ts';
import type { MentionIds } from '../../chat/adapter.ts';
import type { FeishuCard } from './card-json.ts';

/** `mentions`: the platform's ids of whom the card notifies. */
export interface Canvas {
  mentions: MentionIds;
}

export const NOBODY: MentionIds = new Map();

export const renderCard = (card: Card, _canvas: Canvas = { mentions: NOBODY }): FeishuCard => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'div', text: { tag: 'plain_text', content: plainText(card) } }] },
});

/** Everything a card says, as a text message: for when Feishu refuses the card. Mentions nobody. */
export const plainTextOf = (card: Card): string => plainText(card);
