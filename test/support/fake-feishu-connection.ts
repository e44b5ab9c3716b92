import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { field, parsedJson, textAt } from '../../src/adapters/shared/payload.ts';
import { decodeFrame, encodeFrame } from './fake-feishu-frames.ts';
import { openWebSocket } from './websocket-end.ts';

/** What the other end answered to an event. `code` 200: it was dealt with. */
export interface FrameAnswer {
  code: number;
  body: unknown;
}

/** One long connection, from Feishu's end. */
export interface FakeConnection {
  readonly isOpen: boolean;
  /** Sends an event in `parts` frames and resolves with its answer. */
  deliver(event: object, how?: { type?: 'event' | 'card'; parts?: number }): Promise<FrameAnswer>;
  /** Sends bytes as they are. */
  raw(bytes: Buffer): void;
  /** Answers so far. */
  readonly answers: readonly FrameAnswer[];
  end(): void;
}

/** Seconds. So short that a test need not wait. */
export const CLIENT_CONFIG = {
  ReconnectCount: -1,
  ReconnectInterval: 0.02,
  ReconnectNonce: 0,
  PingInterval: 120,
};

const CONTROL = 0;
const DATA = 1;

export const openConnection = (
  request: IncomingMessage,
  socket: Duplex,
  stirred: () => void,
): FakeConnection => {
  const waiting = new Map<string, (answer: FrameAnswer) => void>();
  const answers: FrameAnswer[] = [];
  let count = 0;

  const end = openWebSocket(request, socket, (message) => {
    const { method, service, headers, payload } = decodeFrame(message);
    if (method === CONTROL && headers.type === 'ping') {
      const payload = Buffer.from(JSON.stringify(CLIENT_CONFIG));
      end.send(encodeFrame({ method: CONTROL, service, headers: { type: 'pong' }, payload }));
    }
    if (method === DATA) {
      const read = parsedJson(payload.toString());
      const data = textAt(read, 'data');
      const answer = {
        code: Number(field(read, 'code')),
        body: data === null ? null : parsedJson(Buffer.from(data, 'base64').toString()),
      };
      answers.push(answer);
      waiting.get(headers.message_id ?? '')?.(answer);
      waiting.delete(headers.message_id ?? '');
    }
    stirred();
  });

  return {
    answers,
    get isOpen() {
      return end.isOpen;
    },
    deliver(event, { type = 'event', parts = 1 } = {}) {
      count += 1;
      const id = `m${count}`;
      const bytes = Buffer.from(JSON.stringify(event));
      const size = Math.ceil(bytes.length / parts);
      const frames = Array.from({ length: parts }, (_, seq) =>
        encodeFrame({
          method: DATA,
          service: 7,
          headers: { type, message_id: id, sum: String(parts), seq: String(seq), trace_id: id },
          payload: bytes.subarray(seq * size, (seq + 1) * size),
        }),
      );
      const answered = new Promise<FrameAnswer>((resolve) => void waiting.set(id, resolve));
      for (const frame of frames) end.send(frame);
      return answered;
    },
    raw: (bytes) => end.send(bytes),
    end: () => end.destroy(),
  };
};
