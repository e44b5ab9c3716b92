import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import type { ServedAdapter } from '../adapters/shared/http.ts';
import type { Log } from '../chat/log.ts';
import type { Maintenance } from '../domain/ports/maintenance.ts';
import { readiness } from './health.ts';
import type { Metrics } from './metrics.ts';

export interface AppParts {
  adapters: readonly ServedAdapter[];
  store: { maintenance: Pick<Maintenance, 'check'> };
  log: Log;
  metrics: Metrics;
}

/** The pages for machines: health, metrics, and a clear answer for everything unknown. */
export const createApp = ({ adapters, store, log, metrics }: AppParts): Express => {
  const app = express();
  app.use(helmet());

  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });

  app.get('/readyz', async (_request, response) => {
    const troubles = await readiness(store, adapters, log);
    response.status(troubles.length === 0 ? 200 : 503);
    response.json(troubles.length === 0 ? { status: 'ready' } : { status: 'not ready', troubles });
  });

  app.get('/metrics', async (_request, response) => {
    const text = await metrics.text();
    response.type(metrics.contentType).send(text);
  });

  app.get('/', (_request, response) => {
    const playground = adapters.find(({ platform }) => platform === 'playground');
    if (playground?.http) response.redirect(playground.http.path);
    else response.type('text/plain').send('Funnelbot is running.\n');
  });

  app.use((_request, response) => {
    response.status(404).json({ error: 'not found' });
  });
  app.use(failed(log));
  return app;
};

/** Express finds an error handler by its four parameters. */
const failed =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const status = clientFault(error);
    if (status === null) log.error({ err: error, path: request.path }, 'a page failed');
    if (response.headersSent) response.destroy();
    else response.status(status ?? 500).json({ error: status === null ? 'internal' : 'bad request' });
  };

/** A malformed address (`/%`) is the client's fault, not ours. */
const clientFault = (error: unknown): number | null => {
  if (!(error instanceof Error) || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
};
