import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher } from '../../chat/adapter.ts';
import type { ServedAdapter } from '../shared/http.ts';
import { Refused } from './errors.ts';
import { createApi, type Route } from './http/api.ts';
import { asset } from './http/assets.ts';
import { documentHtml, HEADERS } from './http/document.ts';
import { admit } from './http/guard.ts';
import { createStreams } from './http/stream.ts';
import type { Parts, PlaygroundDeps } from './parts.ts';
import { openPeople } from './people.ts';
import { createSend } from './send.ts';

const PATH = '/playground';

/**
 * The chat in the browser that comes with the bot: two channels, a direct message and a team of five, for
 * trying everything out without an account. Anyone who reaches it may act as anyone, so it answers on this
 * machine only. `start` enrols the team.
 */
export const createPlaygroundAdapter = (deps: PlaygroundDeps): ServedAdapter => {
  const streams = createStreams(deps.transcript, deps.log);
  let api: ReadonlyMap<string, Route> = new Map();
  let parts: Parts | null = null;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    admit(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [folder = '', name = ''] = url.pathname
      .replace(/^\/playground/, '')
      .split('/')
      .slice(1);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads && folder === '') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(documentHtml(themeOf(request)));
      return;
    }
    if (folder === 'api') {
      if (parts === null) throw new Refused(503, 'The playground is starting.');
      if (reads && name === 'stream') {
        const seq = Number(request.headers['last-event-id'] ?? url.searchParams.get('after') ?? 0);
        streams.open(url.searchParams.get('person') ?? '', Number.isSafeInteger(seq) ? seq : 0, response);
        return;
      }
      const route = api.get(`${request.method} ${name}`);
      if (route === undefined) throw new Refused(404, 'There is nothing here.');
      json(response, 200, await route(request, url.searchParams));
      return;
    }
    if (!reads) throw new Refused(405, 'This can only be read.');
    const file = await asset(folder, name);
    response.setHeader('content-type', file.type);
    response.setHeader('cache-control', 'no-cache');
    response.end(file.content);
  };

  return {
    platform: 'playground',
    http: {
      path: PATH,
      handle(request, response) {
        for (const [header, value] of Object.entries(HEADERS)) response.setHeader(header, value);
        answer(request, response).catch((error: unknown) => refuse(deps, response, error));
      },
    },
    async start(dispatcher: Dispatcher) {
      parts = { ...deps, people: await openPeople(deps.store), streams };
      api = createApi(parts, dispatcher);
    },
    async stop() {
      streams.close();
    },
    ...createSend(deps.transcript, deps.clock, streams.changed),
    // Who is here was made here, and nobody else looks in.
    whoIs: async () => ({ standing: 'member', name: null }),
    isShared: async () => false,
    healthProblem: () => null,
  };
};

const themeOf = (request: IncomingMessage): 'light' | 'dark' | null => {
  const chosen = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  return chosen === 'light' || chosen === 'dark' ? chosen : null;
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(body));
};

const refuse = ({ log }: PlaygroundDeps, response: ServerResponse, error: unknown): void => {
  if (response.headersSent) {
    response.end();
    return;
  }
  // A body that was refused half-way is not read to its end.
  if (error instanceof Refused) {
    response.setHeader('connection', 'close');
    json(response, error.status, { error: error.message });
    return;
  }
  log.error({ err: error }, 'a playground request failed');
  json(response, 500, { error: 'Something went wrong on this side. The log knows what.' });
};
