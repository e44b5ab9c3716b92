import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { HttpRoute, ServedAdapter } from '../adapters/shared/http.ts';
import type { Log } from '../chat/log.ts';
import type { Maintenance } from '../domain/ports/maintenance.ts';
import type { Metrics } from './metrics.ts';
import { createPages } from './pages.ts';

export interface WebParts {
  host: string;
  /** 0: any free port. */
  port: number;
  adapters: readonly ServedAdapter[];
  store: { maintenance: Pick<Maintenance, 'check'> };
  log: Log;
  metrics: Metrics;
  /** How long a request may take to arrive, ms; ten seconds unless given. */
  stalledAfterMs?: number;
}

export interface WebServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  url: string;
  /** Takes no new requests and ends when those under way have been answered, after `CLOSING` at the latest. */
  close(): Promise<void>;
}

/** Longer than the idle time-out of common proxies (60 s), so that they and not we close a connection. */
const KEEP_ALIVE = 65_000;
/** A whole request, its headers included: the platforms send theirs in one go. */
const STALLED = 10_000;
const CLOSING = 5_000;

/**
 * The one HTTP server. An adapter's path goes straight to the adapter, which does its own reading and checking;
 * all else is small pages. Rejects with the system's error (EADDRINUSE…) when it cannot listen.
 */
export const createWebServer = async (parts: WebParts): Promise<WebServer> => {
  const { log } = parts;
  const pages = createPages(parts);
  const routes = parts.adapters.flatMap(({ http }) => (http === null ? [] : [http]));

  const { stalledAfterMs = STALLED } = parts;
  // Looked for as often as it takes to be in time; Node does so every half a minute otherwise.
  const limits = {
    headersTimeout: stalledAfterMs,
    requestTimeout: stalledAfterMs,
    connectionsCheckingInterval: Math.min(1_000, stalledAfterMs),
    keepAliveTimeout: KEEP_ALIVE,
  };
  const server = createServer(limits, (request, response) => {
    const route = routeOf(routes, request.url ?? '/');
    try {
      if (route === null) pages(request, response);
      else route.handle(request, response);
    } catch (error) {
      log.error({ err: error }, 'a request failed');
      fail(response);
    }
  });

  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  return { url: urlOf(server.address()), close: () => closeGently(server, sockets) };
};

/** Counting requests would cost each of them; looking again for a moment costs nobody. */
const closeGently = (server: Server, sockets: ReadonlySet<Socket>): Promise<void> =>
  new Promise((resolve) => {
    const closeIdle = (): void => {
      server.closeIdleConnections();
      // A connection that never asked anything does not count as idle.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    };
    const again = setInterval(closeIdle, 20);
    // Streams to open pages never end by themselves.
    const impatient = setTimeout(() => server.closeAllConnections(), CLOSING);
    server.close(() => {
      clearInterval(again);
      clearTimeout(impatient);
      resolve();
    });
    closeIdle();
  });

const routeOf = (routes: readonly HttpRoute[], url: string): HttpRoute | null => {
  for (const route of routes) {
    if (!url.startsWith(route.path)) continue;
    const next = url[route.path.length];
    if (next === undefined || next === '/' || next === '?') return route;
  }
  return null;
};

const fail = (response: ServerResponse): void => {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"internal"}');
};

const urlOf = (address: AddressInfo | string | null): string => {
  if (address === null || typeof address === 'string') return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
};
