import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServedAdapter } from '../../src/adapters/shared/http.ts';
import { createMetrics, type Metrics } from '../../src/web/metrics.ts';
import { createWebServer, type WebServer } from '../../src/web/server.ts';
import { fakeAdapter } from '../support/fake-adapter.ts';
import { MemoryLog } from '../support/memory-log.ts';

let server: WebServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const log = new MemoryLog();

const serve = async (
  how: {
    adapters?: ServedAdapter[];
    check?: () => Promise<void>;
    metrics?: Metrics;
    stalledAfterMs?: number;
  } = {},
): Promise<string> => {
  const store = { maintenance: { check: how.check ?? (async () => {}) } };
  const metrics = how.metrics ?? createMetrics('1.2.3', async () => ({ waiting: 3, oldestMs: 1500 }));
  server = await createWebServer({
    host: '127.0.0.1',
    port: 0,
    adapters: how.adapters ?? [],
    store,
    log,
    metrics,
    ...(how.stalledAfterMs !== undefined && { stalledAfterMs: how.stalledAfterMs }),
  });
  return server.url;
};

const get = (url: string) => fetch(url, { redirect: 'manual' });

describe('health', () => {
  it('/healthz says the process lives, whatever the database does', async () => {
    const url = await serve({ check: () => Promise.reject(new Error('gone')) });
    const response = await get(`${url}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('/readyz is 200 when the database and every connection are well', async () => {
    const url = await serve({ adapters: [fakeAdapter('slack')] });
    expect((await get(`${url}/readyz`)).status).toBe(200);
  });

  it('/readyz is 503 with the reason of each trouble, and without paths of the disk', async () => {
    const url = await serve({
      check: () => Promise.reject(new Error('disk I/O error at /var/secret.db')),
      adapters: [fakeAdapter('slack', { healthProblem: 'invalid_auth' }), fakeAdapter('playground')],
    });
    const response = await get(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'not ready',
      troubles: [
        { part: 'database', reason: 'cannot be read or written' },
        { part: 'slack', reason: 'invalid_auth' },
      ],
    });
  });
});

describe('metrics', () => {
  it('counts requests by kind and outcome, and the outbox', async () => {
    const metrics = createMetrics('1.2.3', async () => ({ waiting: 3, oldestMs: 1500 }));
    metrics.observeRequest('move-deal', 'done', 12);
    const url = await serve({ metrics });
    const text = await (await get(`${url}/metrics`)).text();
    expect(text).toContain('funnelbot_info{version="1.2.3"} 1');
    expect(text).toContain('funnelbot_outbox_waiting 3');
    expect(text).toContain('funnelbot_outbox_eldest_seconds 1.5');
    expect(text).toContain('funnelbot_request_seconds_bucket{le="0.025",kind="move-deal",outcome="done"} 1');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('still answers when the outbox cannot be read', async () => {
    const url = await serve({ metrics: createMetrics('1', () => Promise.reject(new Error('locked'))) });
    const response = await get(`${url}/metrics`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('funnelbot_outbox_waiting Nan');
  });
});

describe('routing', () => {
  it("gives an adapter's path, with what is below it and its query, to the adapter alone", async () => {
    const url = await serve({ adapters: [fakeAdapter('slack', { path: '/slack/events' })] });
    for (const path of ['/slack/events', '/slack/events/x', '/slack/events?a=1']) {
      expect(await (await get(url + path)).text()).toBe(`slack got ${path}`);
    }
    expect((await get(`${url}/slack/eventsx`)).status).toBe(404);
    expect((await get(`${url}/slack`)).status).toBe(404);
  });

  it('sends the root to the playground when it is on', async () => {
    const url = await serve({ adapters: [fakeAdapter('playground', { path: '/playground' })] });
    const response = await get(`${url}/`);
    expect([response.status, response.headers.get('location')]).toEqual([302, '/playground']);
  });

  it('answers the root without a playground too', async () => {
    const url = await serve();
    expect(await (await get(`${url}/`)).text()).toContain('Funnelbot');
  });

  it('answers unknown and malformed addresses in JSON, without a stack trace', async () => {
    const url = await serve();
    const unknown = await get(`${url}/wp-admin?x=<script>`);
    expect([unknown.status, await unknown.json()]).toEqual([404, { error: 'not found' }]);
    const malformed = await get(`${url}/%`);
    expect(malformed.status).toBeLessThan(500);
    expect(await malformed.text()).not.toMatch(/node_modules|at .*\.(ts|js)/);
  });

  it('answers a failing page in JSON and keeps the reason for the log', async () => {
    const broken: Metrics = {
      ...createMetrics('1', async () => ({ waiting: 0, oldestMs: 0 })),
      text: () => Promise.reject(new Error('secret detail')),
    };
    const url = await serve({ metrics: broken });
    const response = await get(`${url}/metrics`);
    expect([response.status, await response.json()]).toEqual([500, { error: 'internal' }]);
    expect(log.lines.at(-1)?.level).toBe('error');
  });

  it('survives an adapter that throws', async () => {
    const url = await serve({ adapters: [fakeAdapter('slack', { path: '/slack/events', throws: true })] });
    const response = await get(`${url}/slack/events`);
    expect([response.status, await response.json()]).toEqual([500, { error: 'internal' }]);
    expect((await get(`${url}/healthz`)).status).toBe(200);
  });

  it('sets protective headers on its pages', async () => {
    const response = await get(`${await serve()}/healthz`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});

describe('stopping and starting', () => {
  it('refuses a port that is taken with the system’s own code', async () => {
    const url = await serve();
    const again = createWebServer({
      host: '127.0.0.1',
      port: Number(new URL(url).port),
      adapters: [],
      store: { maintenance: { check: async () => {} } },
      log,
      metrics: createMetrics('1', async () => ({ waiting: 0, oldestMs: 0 })),
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('answers what is under way before it closes, and does not wait for idle connections', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = (): void => {};
    const inside = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const url = await serve({
      adapters: [
        fakeAdapter('slack', {
          path: '/slow',
          before: () => {
            arrived();
            return held;
          },
        }),
      ],
    });
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    const answer = get(`${url}/slow`);
    await inside;
    const closed = server?.close();
    server = null;
    release();
    expect(await (await answer).text()).toBe('slack got /slow');
    await closed;
    idle.destroy();
    await expect(get(url)).rejects.toThrow();
  });
});

describe('a request that stalls', () => {
  it.each([
    ['in its headers', 'POST /slack/events HTTP/1.1\r\nHost: x\r\n'],
    ['in its body', 'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf'],
  ])('%s is let go', async (_, begun) => {
    const url = await serve({
      adapters: [fakeAdapter('slack', { path: '/slack/events', before: forever })],
      stalledAfterMs: 50,
    });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(begun);
    const answered: string[] = [];
    socket.on('data', (data) => answered.push(String(data)));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(answered.join('')).toMatch(/^HTTP\/1.1 408 /);
  });
});

const forever = (): Promise<void> => new Promise(() => {});
