import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppParts } from './app.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything that is not an adapter's. Express is loaded with the first request: starting does not wait for it. */
export const createPages = (parts: AppParts): Listener => {
  let app: Promise<Listener> | null = null;
  return (request, response) => {
    app ??= import('./app.ts').then(({ createApp }) => createApp(parts));
    app.then(
      (ready) => ready(request, response),
      (error: unknown) => {
        app = null;
        parts.log.error({ err: error }, 'the pages could not be loaded');
        response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"internal"}');
      },
    );
  };
};
