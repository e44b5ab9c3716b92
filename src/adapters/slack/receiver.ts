import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../chat/log.ts';
import { BODY_BYTES } from './limits.ts';
import { parsedJson, textAt } from './read.ts';
import { isSigned } from './signature.ts';

export interface HttpReceiver extends Receiver {
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * Bolt's way in over HTTP, without what Bolt's own HTTPReceiver does twice per request (reading the body as
 * text, parsing it) or for nobody (custom routes, the installer): measured at more than double its requests
 * per second. It answers 200 once the listener has ended, so that an event whose handling broke off with the
 * process is delivered again.
 */
export const createHttpReceiver = (secret: string, clock: Clock, log: Log): HttpReceiver => {
  let app: App | null = null;

  const receive = (raw: Buffer, request: IncomingMessage, response: ServerResponse): void => {
    const read = readRequest(raw, request, secret, clock.now());
    if (read.kind === 'answer') {
      if (read.status === 401) log.warn({}, 'a request without a valid Slack signature was refused');
      answer(response, read.status, read.body);
      return;
    }
    if (app === null) {
      answer(response, 503);
      return;
    }
    const { body } = read;
    const ack = async (reply?: object): Promise<void> => answer(response, 200, reply);
    app.processEvent({ body, ack: isEvent(body) ? async () => {} : ack }).then(
      () => answer(response, 200),
      (error: unknown) => {
        log.error({ err: error }, 'a Slack request could not be read');
        answer(response, 400);
      },
    );
  };

  return {
    init(to) {
      app = to;
    },
    async start() {},
    async stop() {},
    handle(request, response) {
      if (request.method !== 'POST') {
        answer(response, 405);
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= BODY_BYTES) chunks.push(chunk);
      });
      request.on('end', () => {
        const [only] = chunks;
        if (size > BODY_BYTES) answer(response, 413);
        else
          receive(
            chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks),
            request,
            response,
          );
      });
      request.on('error', () => answer(response, 400));
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

/** Bolt acks events before any listener has seen them: theirs is the answer at the end. */
const isEvent = (body: object): boolean => 'event' in body;

const bodyOf = (raw: Buffer, contentType: string | undefined): unknown => {
  if (contentType?.startsWith('application/x-www-form-urlencoded') !== true)
    return parsedJson(raw.toString());
  const form = parse(raw.toString());
  return typeof form.payload === 'string' ? parsedJson(form.payload) : { ...form };
};

/** The first answer counts. */
const answer = (response: ServerResponse, status: number, body?: object): void => {
  if (response.headersSent) return;
  if (body === undefined) {
    response.writeHead(status, EMPTY).end();
    return;
  }
  const json = JSON.stringify(body);
  response.writeHead(status, { ...JSON_TYPE, 'content-length': Buffer.byteLength(json) }).end(json);
};

const EMPTY = { 'content-length': 0 };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
