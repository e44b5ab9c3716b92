import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { parsedJson } from '../../src/adapters/shared/payload.ts';
import { asJson, checkBlocks } from './fake-slack-blocks.ts';
import { type Args, METHODS } from './fake-slack-methods.ts';
import { type FakeSocket, openSocket } from './fake-slack-socket.ts';
import { FakeSlackState, Refusal, refusalOf } from './fake-slack-state.ts';

/** What the next call of a method meets instead of its answer. */
export type Failure =
  | { error: string }
  | { status: number; retryAfter?: number }
  /** The whole request as the body, as a proxy's page for developers has it. */
  | { echo: number }
  /** Done, but the connection breaks before the answer. */
  | { lost: true }
  /** Never answered. */
  | { silent: true };

export interface Call {
  method: string;
  args: Args;
}

const MESSAGES = new Set(['chat.postMessage', 'chat.postEphemeral']);

/** Slack's side as a real HTTP server on loopback. People's side is in fake-slack-client.ts. */
export class FakeSlack extends FakeSlackState {
  readonly calls: Call[] = [];
  readonly sockets: FakeSocket[] = [];
  /** What every call meets. */
  outage: Failure | null = null;
  readonly #failures = new Map<string, Failure[]>();
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  constructor(clock: { now(): number } = { now: () => Date.now() }) {
    super(clock);
    this.#server = createServer((request, response) => void this.#receive(request, response));
    this.#server.on('upgrade', (request, socket) => {
      this.sockets.push(openSocket(request, socket));
      this.#stirred();
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.end();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin(): string {
    const address: AddressInfo | string | null = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the fake Slack is not open');
    return `http://127.0.0.1:${address.port}`;
  }

  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  failNext(method: string, failure: Failure): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), failure]);
  }

  callsOf(method: string): readonly Args[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args);
  }

  /** Resolves as soon as the condition holds; looked at after everything that reaches the server. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #stirred(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    const path = request.url ?? '/';
    if (this.outage !== null && path.startsWith('/respond/')) {
      this.calls.push({ method: 'response_url', args: {} });
      response.writeHead(500).end(`${request.url} ${raw}`);
    } else if (path.startsWith('/respond/')) this.#respond(path.slice('/respond/'.length), raw, response);
    else if (path.startsWith('/api/')) this.#call(path.slice('/api/'.length), raw, request, response);
    else response.writeHead(404).end();
    this.#stirred();
  }

  #call(method: string, raw: string, request: IncomingMessage, response: ServerResponse): void {
    const args = argsOf(raw);
    this.calls.push({ method, args });
    const failure = this.#failures.get(method)?.shift() ?? this.outage ?? undefined;
    if (failure !== undefined && 'silent' in failure) return;
    if (failure !== undefined && 'echo' in failure) {
      response.writeHead(failure.echo).end(JSON.stringify({ headers: request.headers, raw }));
      return;
    }
    if (failure !== undefined && 'status' in failure) {
      const retry = failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) };
      response.writeHead(failure.status, retry).end('');
      return;
    }
    try {
      if (failure !== undefined && 'error' in failure) throw new Refusal(failure.error);
      if (request.headers.authorization === `Bearer ${this.token}`) {
        response.setHeader('x-oauth-scopes', this.scopes.join(','));
      }
      const result = this.#result(method, args, request.headers.authorization, response);
      if (failure !== undefined) {
        response.destroy();
        return;
      }
      if (result !== null) send(response, { ok: true, ...result });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      send(response, { ok: false, error: refusal.code, response_metadata: { messages: refusal.details } });
    }
  }

  #result(
    method: string,
    args: Args,
    authorization: string | undefined,
    response: ServerResponse,
  ): object | null {
    if (method === 'apps.connections.open') {
      if (authorization !== `Bearer ${this.appToken}`) throw new Refusal('invalid_auth');
      return { url: `${this.origin.replace('http', 'ws')}/link` };
    }
    if (authorization === undefined) throw new Refusal('not_authed');
    if (authorization !== `Bearer ${this.token}`) throw new Refusal('invalid_auth');
    if (this.tokenTrouble !== null) throw new Refusal(this.tokenTrouble);
    const run = METHODS[method];
    if (run === undefined) throw new Refusal('unknown_method');
    const wait = MESSAGES.has(method) ? this.overRate(String(args.channel)) : 0;
    if (wait > 0) {
      response.writeHead(429, { 'retry-after': String(wait) }).end('');
      return null;
    }
    return run(this, args);
  }

  #respond(id: string, raw: string, response: ServerResponse): void {
    try {
      const url = this.useResponseUrl(id);
      const body = asJson(parsedJson(raw), '/');
      this.calls.push({ method: 'response_url', args: body });
      if (body.blocks !== undefined) checkBlocks(body.blocks, 'message');
      const { user, channel, message } = url;
      const shown = {
        channel,
        text: String(body.text ?? ''),
        blocks: Array.isArray(body.blocks) ? body.blocks : [],
        metadata: null,
        author: this.botUser,
        only: body.response_type === 'in_channel' ? null : user,
        thread: null,
      };
      if (body.replace_original === true && message !== null) this.replace(message, { ...message, ...shown });
      else this.add(shown);
      response.writeHead(200).end('ok');
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      response.writeHead(refusal.code.endsWith('_url') ? 404 : 500).end(refusal.code);
    }
  }
}

/** The Web API takes forms, whose structured values are JSON. */
const argsOf = (raw: string): Args =>
  Object.fromEntries(
    Object.entries(parse(raw)).map(([name, value]) => [
      name,
      typeof value === 'string' && /^[[{]/.test(value) ? (parsedJson(value) ?? value) : value,
    ]),
  );

const send = (response: ServerResponse, body: object): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
