import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { parsedJson } from '../../src/adapters/shared/payload.ts';
import type { FakeFeishu } from './fake-feishu.ts';

export interface Answered {
  /** 200: dealt with. */
  status: number;
  body: unknown;
}

/** How an event reaches the bot. */
export interface Line {
  send(event: object): Promise<Answered>;
}

/** Over the newest long connection. */
export const socketLine = (feishu: FakeFeishu): Line => ({
  async send(event) {
    const connection = feishu.connections.findLast(({ isOpen }) => isOpen);
    if (connection === undefined) throw new Error('nobody is connected');
    const { code, body } = await connection.deliver(event);
    return { status: code, body };
  },
});

/** AES-256-CBC as Feishu does it. */
export const encrypted = (key: string, text: string): string => {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final()]).toString('base64');
};

/** Signs like Feishu: over the raw body. `at` in ms. */
export const signed = (key: string, body: string, at: number): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1_000));
  const nonce = 'n0nce';
  return {
    'content-type': 'application/json',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': createHash('sha256').update(`${timestamp}${nonce}${key}${body}`).digest('hex'),
  };
};

/** HTTP requests to the bot's address, encrypted and signed, or plain. */
export const webhookLine = (feishu: FakeFeishu, botUrl: string, isEncrypted: boolean): Line => ({
  async send(event) {
    const plain = JSON.stringify(event);
    // Spaces: a signature is over the bytes, not over what they mean.
    const body = isEncrypted
      ? JSON.stringify({ encrypt: encrypted(feishu.encryptKey, plain) }, null, 2)
      : plain;
    const headers = isEncrypted
      ? signed(feishu.encryptKey, body, feishu.clock.now())
      : { 'content-type': 'application/json' };
    const response = await fetch(`${botUrl}/feishu/events`, { method: 'POST', headers, body });
    const text = await response.text();
    return { status: response.status, body: parsedJson(text) ?? null };
  },
});
