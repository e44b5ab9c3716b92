import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { field, parsedJson, textAt } from '../../shared/payload.ts';
import { answer, takeRawBody } from '../../shared/raw-body.ts';
import type { AckBody } from '../answer.ts';
import { decrypted, isSame, isSigned } from './signature.ts';

/** What requests are proven with: see `signature.ts`. */
export interface Secrets {
  /** Set: requests come encrypted and signed. */
  encryptKey: string | null;
  verificationToken: string | null;
}

/** Takes an event's body and gives what goes back. */
export type Receive = (body: unknown) => Promise<AckBody>;

/** Feishu's way in over HTTP. */
export interface Webhook {
  handle(request: IncomingMessage, response: ServerResponse): void;
  listen(receive: Receive): void;
}

/**
 * Feishu's way in over HTTP. Nothing of it is left to the SDK, which lets forged and old requests through and
 * ends the process when a handler throws. The answer comes when the event has been dealt with, so that one
 * whose handling broke off with the process is delivered again.
 */
export const createWebhook = (secrets: Secrets, clock: Clock, log: Log): Webhook => {
  let receive: Receive | null = null;

  const take = (raw: Buffer, request: IncomingMessage, response: ServerResponse): void => {
    const read = readRequest(raw, request, secrets, clock.now());
    if (read.kind === 'answer') {
      if (read.refused !== undefined)
        log.warn({ reason: read.refused }, 'a request that does not prove to be Feishu’s was refused');
      answer(response, read.status, read.body);
      return;
    }
    if (receive === null) {
      answer(response, 503);
      return;
    }
    receive(read.event).then(
      (body) => answer(response, 200, body ?? {}),
      (error: unknown) => {
        log.error({ err: error }, 'a Feishu event failed');
        answer(response, 500);
      },
    );
  };

  return {
    listen(to) {
      receive = to;
    },
    handle(request, response) {
      takeRawBody(request, response, (raw) => take(raw, request, response));
    },
  };
};

type Read =
  | { kind: 'answer'; status: number; body?: object; refused?: Reason }
  | { kind: 'event'; event: object };
type Reason = 'signature' | 'token' | 'encryption' | 'unprotected';

const refused = (reason: Reason): Read => ({ kind: 'answer', status: 401, refused: reason });

const readRequest = (
  raw: Buffer,
  { headers }: IncomingMessage,
  { encryptKey, verificationToken }: Secrets,
  now: number,
): Read => {
  if (encryptKey === null && verificationToken === null) return refused('unprotected');
  const outer = parsedJson(raw.toString());
  const signed =
    encryptKey !== null &&
    isSigned(
      encryptKey,
      raw,
      {
        timestamp: headers['x-lark-request-timestamp'],
        nonce: headers['x-lark-request-nonce'],
        signature: headers['x-lark-signature'],
      },
      now,
    );
  const body = opened(outer, encryptKey);
  if (body === null) return refused('encryption');
  // The check of the address comes without a signature, but only Feishu can have encrypted it.
  const challenge = textAt(body, 'type') === 'url_verification' ? textAt(body, 'challenge') : null;
  if (encryptKey !== null && !signed && challenge === null) return refused('signature');
  if (typeof body !== 'object') return { kind: 'answer', status: 400 };
  const token = textAt(body, 'header', 'token') ?? textAt(body, 'token');
  if (verificationToken !== null && !isSame(token ?? '', verificationToken)) {
    return refused('token');
  }
  return challenge === null
    ? { kind: 'event', event: body }
    : { kind: 'answer', status: 200, body: { challenge } };
};

/** What was sent, decrypted where there is a key. null: it should have been encrypted with our key and was not. */
const opened = (outer: unknown, encryptKey: string | null): unknown => {
  const encrypted = field(outer, 'encrypt');
  if (encryptKey === null) return encrypted === null ? (outer ?? undefined) : null;
  if (typeof encrypted !== 'string') return null;
  const text = decrypted(encryptKey, encrypted);
  return text === null ? null : (parsedJson(text) ?? undefined);
};
