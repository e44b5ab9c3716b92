import { isDirect, mayRead } from './channels.ts';
import type { Body, Message } from './http/wire.ts';
import { BACKLOG } from './render/limits.ts';
import type { TranscriptRow } from './transcript.ts';

/** A row of the transcript as the page shows it. */
export const messageOf = (row: TranscriptRow): Message => {
  // Only this adapter writes the transcript.
  const body: Body = JSON.parse(row.body);
  return {
    id: row.id,
    seq: row.seq,
    channel: row.channel,
    // In a direct message everything is.
    private: row.person !== null && !isDirect(row.channel),
    author: row.author,
    at: row.at,
    body,
  };
};

/** What a page shows when it opens: the last messages of each of the person's channels, oldest first. */
export const backlog = (rows: readonly TranscriptRow[], person: string): Message[] => {
  const taken = new Map<string, number>();
  const kept: Message[] = [];
  for (const row of [...rows].sort((one, other) => other.id - one.id)) {
    if (!mayRead(row, person)) continue;
    const count = taken.get(row.channel) ?? 0;
    if (count >= BACKLOG) continue;
    const message = messageOf(row);
    if (message.body.kind === 'removed') continue;
    taken.set(row.channel, count + 1);
    kept.push(message);
  }
  return kept.reverse();
};
