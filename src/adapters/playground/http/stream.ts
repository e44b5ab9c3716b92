import type { ServerResponse } from 'node:http';
import type { Log } from '../../../chat/log.ts';
import { mayRead } from '../channels.ts';
import { messageOf } from '../messages.ts';
import { POLL_MS } from '../render/limits.ts';
import type { Transcript, TranscriptRow } from '../transcript.ts';
import type { ClockState } from './wire.ts';

interface Reader {
  person: string;
  response: ServerResponse;
  seq: number;
}

/** Bytes a page may be behind before it is let go; it comes back and asks for what it missed. */
const BEHIND_BYTES = 4 * 1024 * 1024;

/** The pages that are open and follow what is said. */
export interface Streams {
  /** Follows the transcript for one page (server-sent events), from sequence number `seq` on. */
  open(person: string, seq: number, response: ServerResponse): void;
  /** Something was written: tell the pages now, not at the next look. */
  changed(): void;
  tellClock(clock: ClockState): void;
  close(): void;
}

/**
 * Looks at the transcript when this program wrote to it and once a second, since `funnelbot jobs run` writes to
 * it from another program.
 */
export const createStreams = (transcript: Transcript, log: Log): Streams => {
  const readers = new Set<Reader>();
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  let again = false;

  const look = async () => {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      do {
        again = false;
        const oldest = Math.min(...[...readers].map(({ seq }) => seq));
        if (!Number.isFinite(oldest)) break;
        const rows = await transcript.since(oldest);
        for (const reader of readers) tell(reader, rows);
      } while (again);
    } catch (error) {
      log.warn({ err: error }, 'the playground could not read its transcript');
    } finally {
      looking = false;
    }
  };

  const tell = (reader: Reader, rows: readonly TranscriptRow[]) => {
    for (const row of rows) {
      if (row.seq <= reader.seq) continue;
      reader.seq = row.seq;
      if (!mayRead(row, reader.person)) continue;
      const message = JSON.stringify(messageOf(row));
      reader.response.write(`id: ${row.seq}\nevent: message\ndata: ${message}\n\n`);
    }
    if (reader.response.writableLength > BEHIND_BYTES) reader.response.end();
  };

  let beat = 0;
  const tick = () => {
    beat += 1;
    // Keeps proxies and sleepy laptops from closing a quiet stream.
    if (beat % 15 === 0) for (const { response } of readers) response.write(': \n\n');
    void look();
  };

  return {
    open(person, seq, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 1000\n\n');
      const reader = { person, response, seq };
      readers.add(reader);
      timer ??= setInterval(tick, POLL_MS).unref();
      response.on('close', () => {
        readers.delete(reader);
        if (readers.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      });
      void look();
    },
    changed() {
      if (readers.size > 0) void look();
    },
    tellClock(clock) {
      for (const { response } of readers) {
        response.write(`event: clock\ndata: ${JSON.stringify(clock)}\n\n`);
      }
    },
    close() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      for (const { response } of readers) response.end();
      readers.clear();
    },
  };
};
