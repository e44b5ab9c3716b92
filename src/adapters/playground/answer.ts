import type { Card } from '../../cards/kit/card.ts';
import type { Clock } from '../../chat/clock.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Answer, PlaygroundPerson } from './http/wire.ts';
import { cardBody } from './send.ts';
import { BOT, type Transcript, type TranscriptRow } from './transcript.ts';

/** Who asked what where, and from which card. */
export interface Asked {
  person: PlaygroundPerson;
  channel: string;
  key: string;
  from: TranscriptRow | null;
}

/**
 * Puts the reply where the person sees it. Cards are kept as private messages; one that answers a button of a
 * private card takes that card's place. The same request again changes the answer it got before.
 */
export const deliverReply = async (
  transcript: Transcript,
  clock: Clock,
  asked: Asked,
  reply: Reply,
): Promise<Answer> => {
  switch (reply.kind) {
    case 'card':
      return { kind: 'shown', message: await show(transcript, clock, asked, reply.card, false) };
    case 'refusal':
      return { kind: 'refused', message: await show(transcript, clock, asked, reply.card, true) };
    case 'form':
    case 'field-errors':
      return reply;
    case 'done':
      return { kind: 'done', notice: reply.notice };
    default:
      return reply satisfies never;
  }
};

const show = async (
  transcript: Transcript,
  clock: Clock,
  { person, channel, key, from }: Asked,
  card: Card,
  refused: boolean,
): Promise<number> => {
  const body = cardBody(card, [], refused);
  const answerKey = `answer:${key}`;
  const before = await transcript.find(channel, answerKey);
  const replaced = before ?? (refused || from?.person !== person.id || from.author !== BOT ? null : from);
  if (replaced !== null) {
    await transcript.update(replaced.id, body);
    return replaced.id;
  }
  return transcript.append({
    channel,
    person: person.id,
    author: BOT,
    key: answerKey,
    body,
    at: clock.now(),
  });
};
