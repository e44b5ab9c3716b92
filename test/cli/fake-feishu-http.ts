import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate, privateKey } from './loopback-tls.ts';

export const APP_ID = 'cli_0123456789abcdef';
export const APP_SECRET = 'feishu-secret-hunter2';

/** Feishu's open platform and accounts as far as setting up asks them. */
export class FakeFeishuHttp {
  granted: readonly string[] = [];
  groups: ReadonlySet<string> = new Set();
  /** Groups about which it says no, with the code and words. */
  refuses = new Map<string, [code: number, msg: string]>();
  botStatus = 2;
  /** What the page's visitor does: one answer per poll, the last one again and again. */
  polls: object[] = [{ error: 'authorization_pending' }];
  /** Added to the Date header, ms. */
  ahead = 0;
  silent = new Set<string>();
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #scheme: string;

  constructor(how: { tls: boolean }) {
    const receive = (request: IncomingMessage, response: ServerResponse) =>
      void this.#receive(request, response);
    this.#scheme = how.tls ? 'https' : 'http';
    this.#server = how.tls
      ? createTlsServer({ cert: certificate, key: privateKey }, receive)
      : createServer(receive);
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    const address: AddressInfo | string | null = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the fake Feishu is not open');
    return `${this.#scheme}://127.0.0.1:${address.port}`;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let raw = '';
    for await (const chunk of request) raw += String(chunk);
    const path = new URL(request.url ?? '/', this.url).pathname;
    this.asked.push(path);
    if (this.silent.has(path)) return;
    response.setHeader('date', new Date(Date.now() + this.ahead).toUTCString());
    const [status, body] = this.#answer(path, raw, request.headers.authorization);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  #answer(path: string, raw: string, authorization: string | undefined): [number, object] {
    switch (path) {
      case '/oauth/v1/app/registration':
        return this.#registration(new URLSearchParams(raw));
      case '/open-apis/auth/v3/tenant_access_token/internal':
        return [200, known(raw, 'app_id', 'app_secret', { tenant_access_token: 't-fake', expire: 7200 })];
      case '/callback/ws/endpoint':
        return [200, known(raw, 'AppID', 'AppSecret', { data: { URL: 'wss://127.0.0.1:1/x' } })];
    }
    if (authorization !== 'Bearer t-fake') return [400, { code: 99991663, msg: 'Invalid access token' }];
    if (path === '/open-apis/application/v6/scopes') {
      const scopes = this.granted.map((scope_name) => ({ scope_name, grant_status: 1 }));
      return [200, { code: 0, data: { scopes: [...scopes, { scope_name: 'im:chat', grant_status: 2 }] } }];
    }
    if (path === '/open-apis/bot/v3/info') {
      return [200, { code: 0, bot: { app_name: 'Funnelbot', activate_status: this.botStatus } }];
    }
    const chat = /^\/open-apis\/im\/v1\/chats\/(\w+)\/members\/is_in_chat$/.exec(path)?.[1];
    const [code, msg] = this.refuses.get(chat ?? '') ?? [];
    if (code !== undefined) return [400, { code, msg }];
    if (chat !== undefined) return [200, { code: 0, data: { is_in_chat: this.groups.has(chat) } }];
    return [404, { code: 404, msg: 'not found' }];
  }

  #registration(form: URLSearchParams): [number, object] {
    if (form.get('action') === 'begin') {
      const verification_uri_complete = `${this.url}/page/launcher?user_code=AB-CD`;
      return [200, { device_code: 'device', verification_uri_complete, interval: 0, expires_in: 600 }];
    }
    const answer = this.polls.length > 1 ? this.polls.shift() : this.polls[0];
    const pending = answer !== undefined && 'error' in answer;
    return [pending ? 400 : 200, answer ?? {}];
  }
}

const known = (raw: string, idName: string, secretName: string, answer: object): object => {
  const body: unknown = JSON.parse(raw);
  const right =
    typeof body === 'object' &&
    body !== null &&
    Reflect.get(body, idName) === APP_ID &&
    Reflect.get(body, secretName) === APP_SECRET;
  return right ? { code: 0, msg: 'ok', ...answer } : { code: 10014, msg: `app secret invalid: ${raw}` };
};
