import type { IncomingMessage, ServerResponse } from 'node:http';

/** More than any request of a messenger has. */
const BODY_BYTES = 1024 * 1024;

/** Reads a POST whole, as the bytes that were signed; what is none, or too long, is answered here. */
export const takeRawBody = (
  request: IncomingMessage,
  response: ServerResponse,
  take: (raw: Buffer) => void,
): void => {
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
    else take(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
  });
  request.on('error', () => answer(response, 400));
};

/** The first answer counts. */
export const answer = (response: ServerResponse, status: number, body?: object): void => {
  if (response.headersSent) return;
  if (body === undefined) {
    response.writeHead(status, EMPTY).end();
    return;
  }
  const text = JSON.stringify(body);
  response.writeHead(status, { ...JSON_TYPE, 'content-length': Buffer.byteLength(text) }).end(text);
};

const EMPTY = { 'content-length': 0 };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
