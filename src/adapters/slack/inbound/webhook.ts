import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { Clock } from '../../../chat/clock.ts';
import type { Log } from '../../../chat/log.ts';
import { parsedJson, textAt } from '../../shared/payload.ts';
import { answer, takeRawBody } from '../../shared/raw-body.ts';
import { isSigned } from './signature.ts';

/** Takes a payload in; `ack` may carry the reply, and resolving means that the payload has been dealt with. */
export type Listener = (body: object, ack: (reply?: object) => Promise<void>) => Promise<void>;

/** Slack's way in over HTTP. */
export interface HttpReceiver {
  handle(request: IncomingMessage, response: ServerResponse): void;
  listen(to: Listener): void;
}

/**
 * Slack's way in over HTTP. Not Bolt's, whose receiver and pipeline spend time on a request on what we do not need:
 * authorization, clients and conversation stores per request, of which one workspace's bot has no use (`npm run bench`
 * compares the two). Over Socket Mode Bolt keeps the connection. A payload is answered once it has been dealt with,
 * so that an event whose handling broke off with the process comes again.
 */
export const createHttpReceiver = (secret: string, clock: Clock, log: Log): HttpReceiver => {
  let listener: Listener | null = null;

  const receive = (raw: Buffer, request: IncomingMessage, response: ServerResponse): void => {
    const read = readRequest(raw, request, secret, clock.now());
    if (read.kind === 'answer') {
      if (read.status === 401) log.warn({}, 'a request without a valid Slack signature was refused');
      answer(response, read.status, read.body);
      return;
    }
    if (listener === null) {
      answer(response, 503);
      return;
    }
    listener(read.body, async (reply) => answer(response, 200, reply)).then(
      () => answer(response, 200),
      (error: unknown) => {
        log.error({ err: error }, 'a Slack request could not be read');
        answer(response, 400);
      },
    );
  };

  return {
    listen(to) {
      listener = to;
    },
    handle(request, response) {
      takeRawBody(request, response, (raw) => receive(raw, request, response));
    },
  };
};

type Read = { kind: 'answer'; status: number; body?: object } | { kind: 'payload'; body: object };

const readRequest = (raw: Buffer, { headers }: IncomingMessage, secret: string, now: number): Read => {
  const body = bodyOf(raw, headers['content-type']);
  // Slack checks the certificate with an unsigned request. Nothing else in it counts.
  if (textAt(body, 'ssl_check') === '1') return { kind: 'answer', status: 200 };
  const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = headers;
  if (!isSigned(secret, raw, timestamp, signature, now)) return { kind: 'answer', status: 401 };
  if (typeof body !== 'object' || body === null) return { kind: 'answer', status: 400 };
  if (textAt(body, 'type') === 'url_verification') {
    return { kind: 'answer', status: 200, body: { challenge: textAt(body, 'challenge') ?? '' } };
  }
  return { kind: 'payload', body };
};

const bodyOf = (raw: Buffer, contentType: string | undefined): unknown => {
  if (contentType?.startsWith('application/x-www-form-urlencoded') !== true)
    return parsedJson(raw.toString());
  const form = parse(raw.toString());
  return typeof form.payload === 'string' ? parsedJson(form.payload) : form;
};
