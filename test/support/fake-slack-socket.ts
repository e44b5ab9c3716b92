import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { parsedJson, textAt } from '../../src/adapters/slack/read.ts';

/** One Socket Mode connection, from Slack's end. Just enough of RFC 6455: no fragments, frames under 64 KB. */
export interface FakeSocket {
  /** Sends an envelope and resolves with what it is acked with. */
  deliver(type: string, payload: object, retryAttempt?: number): Promise<unknown>;
  /** Sends an envelope and does not wait. */
  push(envelopeId: string, type: string, payload: object, retryAttempt?: number): void;
  /** What the other end has acked so far, by envelope id. */
  readonly acks: ReadonlyMap<string, unknown>;
  /** Asks the other end to open another connection, as Slack does every few hours. */
  renew(): void;
  end(): void;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export const openSocket = (request: IncomingMessage, socket: Duplex): FakeSocket => {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}${MAGIC}`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const acks = new Map<string, unknown>();
  const waiting = new Map<string, (payload: unknown) => void>();
  let count = 0;
  let rest: Buffer = Buffer.alloc(0);

  const write = (opcode: number, payload: Buffer): void => {
    if (!socket.writableEnded) socket.write(frame(opcode, payload));
  };
  const sendJson = (message: object): void => write(TEXT, Buffer.from(JSON.stringify(message)));

  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let read = unframe(rest); read !== null; read = unframe(rest)) {
      rest = read.rest;
      if (read.opcode === PING) write(PONG, read.payload);
      if (read.opcode === CLOSE) {
        write(CLOSE, read.payload);
        socket.end();
      }
      if (read.opcode === TEXT) acked(parsedJson(read.payload.toString()));
    }
  });
  socket.on('error', () => {});

  const acked = (message: unknown): void => {
    const id = textAt(message, 'envelope_id') ?? '';
    const payload =
      typeof message === 'object' && message !== null && 'payload' in message ? message.payload : null;
    acks.set(id, payload);
    waiting.get(id)?.(payload);
    waiting.delete(id);
  };

  sendJson({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0APP' } });

  const push: FakeSocket['push'] = (envelopeId, type, payload, retryAttempt = 0) =>
    sendJson({
      envelope_id: envelopeId,
      type,
      payload,
      accepts_response_payload: type !== 'events_api',
      ...(type === 'events_api'
        ? { retry_attempt: retryAttempt, retry_reason: retryAttempt > 0 ? 'timeout' : '' }
        : {}),
    });

  return {
    acks,
    push,
    deliver(type, payload, retryAttempt = 0) {
      count += 1;
      const id = `envelope-${count}`;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        push(id, type, payload, retryAttempt);
      });
    },
    renew: () => sendJson({ type: 'disconnect', reason: 'refresh_requested' }),
    end() {
      socket.destroy();
    },
  };
};

const frame = (opcode: number, payload: Buffer): Buffer => {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
};

const unframe = (data: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | null => {
  if (data.length < 2) return null;
  const opcode = data.readUInt8(0) & 0x0f;
  const short = data.readUInt8(1) & 0x7f;
  const at = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (data.length < at + 4) return null;
  const length =
    short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
  if (data.length < at + 4 + length) return null;
  const mask = data.subarray(at, at + 4);
  const payload = Buffer.from(data.subarray(at + 4, at + 4 + length));
  for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0);
  return { opcode, payload, rest: data.subarray(at + 4 + length) };
};
