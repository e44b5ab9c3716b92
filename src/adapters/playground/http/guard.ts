import type { IncomingHttpHeaders } from 'node:http';
import { Refused } from '../errors.ts';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** What of a request decides. */
interface Caller {
  method?: string | undefined;
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}

/**
 * The playground lets anyone act as anyone, so only this machine may reach it: by a loopback address, under a
 * local name (else a web page could come in through DNS rebinding), and changes only from the page itself.
 */
export const admit = (request: Caller): void => {
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) {
    throw new Refused(403, 'The playground answers on this machine only.');
  }
  const host = request.headers.host ?? '';
  if (!LOCAL_HOST.test(host)) {
    throw new Refused(403, 'Open the playground as http://localhost or http://127.0.0.1.');
  }
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (request.headers.origin !== `http://${host}`) {
    throw new Refused(403, 'Only the playground’s own page may do this.');
  }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refused(415, 'Send JSON.');
  }
};
