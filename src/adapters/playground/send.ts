import type { Card } from '../../cards/kit/card.ts';
import type { Address, ChatAdapter, MentionIds } from '../../chat/adapter.ts';
import type { Clock } from '../../chat/clock.ts';
import { DeliveryError } from '../../chat/delivery-error.ts';
import { channelOf } from './channels.ts';
import { chatError } from './errors.ts';
import type { Body } from './http/wire.ts';
import { render } from './render/render.ts';
import { BOT, type Transcript } from './transcript.ts';

/** A card as the transcript keeps it, JSON. */
export const cardBody = (card: Card, mentions: readonly string[], refused: boolean): string =>
  JSON.stringify({ kind: 'card', card: render(card), mentions, refused } satisfies Body);

/** What the outbox sends: rows of the transcript, which the open pages follow. */
export const createSend = (
  transcript: Transcript,
  clock: Clock,
  changed: () => void,
): Pick<ChatAdapter, 'post' | 'update' | 'find'> => ({
  async post(to: Address, card: Card, key: string, mentions: MentionIds) {
    const channel = channelOf(to);
    const id = await attempt(() =>
      transcript.append({
        channel,
        person: null,
        author: BOT,
        key,
        body: cardBody(card, [...mentions.values()], false),
        at: clock.now(),
      }),
    );
    changed();
    return { conversation: channel, messageId: String(id) };
  },

  async update(_to, messageId, card, mentions) {
    const row = await attempt(() => transcript.get(Number(messageId)));
    if (row === null) throw new DeliveryError('message_not_found', { gone: true });
    await attempt(() => transcript.update(row.id, cardBody(card, [...mentions.values()], false)));
    changed();
  },

  async find(to, key) {
    const row = await attempt(() => transcript.find(channelOf(to), key));
    return row === null ? null : { conversation: row.channel, messageId: String(row.id) };
  },
});

const attempt = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    throw chatError(error);
  }
};
