import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parsedJson, textAt } from '../../src/adapters/shared/payload.ts';
import { CLIENT_CONFIG, type FakeConnection, openConnection } from './fake-feishu-connection.ts';
import { METHODS } from './fake-feishu-methods.ts';
import { FakeFeishuState, Refusal } from './fake-feishu-state.ts';

/** What the next call of a method meets instead of its answer. */
export type Failure =
  | { refusal: Refusal }
  | { answer: object }
  /** Nothing comes at all, until the test is over. */
  | { silent: true }
  /** No JSON, as a proxy answers. */
  | { status: number }
  /** The whole request as the body, as a proxy's page for developers has it. */
  | { echo: number }
  /** Done, but the connection breaks before the answer. */
  | { lost: true };

interface Call {
  /** Such as `POST /open-apis/im/v1/messages`; an id in the path is `:id`. */
  method: string;
  query: URLSearchParams;
  body: unknown;
  authorization: string | null;
}

const TOKEN = 'POST /open-apis/auth/v3/tenant_access_token/internal';
const ENDPOINT = 'POST /callback/ws/endpoint';
const BY_ID = /^(\/open-apis\/(?:im\/v1\/messages|im\/v1\/chats|contact\/v3\/users))\/([^/]+)$/;

/** Feishu's side as a real server on loopback, HTTP and long connections. People's side is in fake-feishu-client.ts. */
export class FakeFeishu extends FakeFeishuState {
  readonly calls: Call[] = [];
  readonly connections: FakeConnection[] = [];
  /** What every call meets. */
  outage: Failure | null = null;
  /** Opens a long connection. */
  readonly accessKey = 'ak-5a1c0f';
  readonly #failures = new Map<string, Failure[]>();
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  constructor(clock: { now(): number } = { now: () => Date.now() }) {
    super(clock);
    this.#server = createServer((request, response) => void this.#receive(request, response));
    this.#server.on('upgrade', (request, socket) => {
      this.connections.push(openConnection(request, socket, () => this.#stirred()));
      this.#stirred();
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    for (const connection of this.connections) connection.end();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the fake Feishu is not open');
    return `http://127.0.0.1:${address.port}`;
  }

  failNext(method: string, failure: Failure): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), failure]);
  }

  callsOf(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
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
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const byId = BY_ID.exec(pathname);
    const method = `${request.method} ${byId === null ? pathname : `${byId[1]}/:id`}`;
    const call = {
      method,
      query: searchParams,
      body: parsedJson(Buffer.concat(chunks).toString() || null),
      authorization: request.headers.authorization ?? null,
    };
    this.calls.push(call);
    this.#answer(call, decodeURIComponent(byId?.[2] ?? ''), response);
    this.#stirred();
  }

  #answer(call: Call, id: string, response: ServerResponse): void {
    const failure = this.#failures.get(call.method)?.shift() ?? this.outage ?? undefined;
    if (failure !== undefined && 'echo' in failure) {
      respond(response, failure.echo, { authorization: call.authorization, body: call.body });
      return;
    }
    if (failure !== undefined && 'status' in failure) {
      response.writeHead(failure.status).end('<html>');
      return;
    }
    if (failure !== undefined && 'answer' in failure) {
      respond(response, 200, failure.answer);
      return;
    }
    if (failure !== undefined && 'silent' in failure) return;
    try {
      if (failure !== undefined && 'refusal' in failure) throw failure.refusal;
      const result = this.#result(call, id);
      if (failure !== undefined) response.destroy();
      else respond(response, 200, { code: 0, msg: 'ok', ...result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const reset = error.reset === null ? {} : { 'x-ogw-ratelimit-reset': String(error.reset) };
      respond(response, error.status, { code: error.code, msg: error.message }, reset);
    }
  }

  #result({ method, query, body, authorization }: Call, id: string): object {
    if (method === TOKEN) {
      this.#checkApp(textAt(body, 'app_id'), textAt(body, 'app_secret'));
      return { tenant_access_token: this.issueToken(), expire: 7_200 };
    }
    if (method === ENDPOINT) {
      this.#checkApp(textAt(body, 'AppID'), textAt(body, 'AppSecret'));
      const url = `${this.url.replace('http', 'ws')}/ws?device_id=1&service_id=7&access_key=${this.accessKey}&ticket=${this.accessKey}`;
      return { data: { URL: url, ClientConfig: CLIENT_CONFIG } };
    }
    const run = METHODS[method];
    if (run === undefined) throw new Refusal(404, 'no such method', { status: 404 });
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new Refusal(99991661, 'Missing access token for authorization.');
    if (!this.isToken(token)) throw new Refusal(99991663, 'Invalid access token for authorization.');
    if (this.healthProblem !== null) throw this.healthProblem;
    return run(this, { id, query, body });
  }

  /** Refused with HTTP 200, as these two are. */
  #checkApp(appId: string | null, secret: string | null): void {
    if (this.healthProblem !== null) throw this.healthProblem;
    if (appId !== this.appId) throw new Refusal(10003, 'invalid app_id', { status: 200 });
    if (secret !== this.appSecret) throw new Refusal(10014, 'app secret invalid', { status: 200 });
  }
}

const respond = (response: ServerResponse, status: number, body: object, headers: object = {}): void => {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
};
