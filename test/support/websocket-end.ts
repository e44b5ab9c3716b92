import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of one WebSocket. Just enough of RFC 6455: no fragments. */
export interface WebSocketEnd {
  /** A text as a text message, bytes as a binary one. */
  send(message: string | Buffer): void;
  /** Breaks the connection, as a failing network does. */
  destroy(): void;
  readonly isOpen: boolean;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export const openWebSocket = (
  request: IncomingMessage,
  socket: Duplex,
  receive: (message: Buffer) => void,
): WebSocketEnd => {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}${MAGIC}`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = true;
  const write = (opcode: number, payload: Buffer): void => {
    if (!socket.writableEnded && !socket.destroyed) socket.write(frame(opcode, payload));
  };

  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let read = unframe(rest); read !== null; read = unframe(rest)) {
      rest = read.rest;
      if (read.opcode === BINARY || read.opcode === TEXT) receive(read.payload);
      if (read.opcode === PING) write(PONG, read.payload);
      if (read.opcode === CLOSE) {
        isOpen = false;
        write(CLOSE, read.payload);
        socket.end();
      }
    }
  });
  socket.on('close', () => {
    isOpen = false;
  });
  socket.on('error', () => {});

  return {
    send: (message) =>
      typeof message === 'string' ? write(TEXT, Buffer.from(message)) : write(BINARY, message),
    destroy() {
      isOpen = false;
      socket.destroy();
    },
    get isOpen() {
      return isOpen;
    },
  };
};

const frame = (opcode: number, payload: Buffer): Buffer => {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head.writeUInt8(0x80 | opcode, 0);
  if (length < 65_536) {
    head.writeUInt8(126, 1);
    head.writeUInt16BE(length, 2);
  } else {
    head.writeUInt8(127, 1);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
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
  unmask(payload, mask);
  return { opcode, payload, rest: data.subarray(at + 4 + length) };
};

/** In place, by index: a bench sends many megabytes through here. */
const unmask = (payload: Buffer, mask: Buffer): void => {
  for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
};
