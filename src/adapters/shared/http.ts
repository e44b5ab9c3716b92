import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChatAdapter } from '../../chat/adapter.ts';

/** The request listener of a platform's path. */
export interface HttpRoute {
  /** As it stands behind the host: `/slack/events`. */
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** An adapter as the bot's server knows it. */
export interface ServedAdapter extends ChatAdapter {
  /** null: nothing comes in by HTTP, as over a socket of its own. */
  readonly http: HttpRoute | null;
}
