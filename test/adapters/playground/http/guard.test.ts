import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admit } from '../../../../src/adapters/playground/http/guard.ts';
import type { State } from '../../../../src/adapters/playground/http/wire.ts';
import { BODY_BYTES } from '../../../../src/adapters/playground/render/limits.ts';
import { openTeam, type Team } from '../../../support/open-team.ts';
import { ask, post } from '../http.ts';

let bot: Team;
let url: string;

beforeAll(async () => {
  bot = await openTeam({ playground: true });
  url = bot.running.url;
});
afterAll(() => bot.stop());

const stateOf = async (person: string): Promise<State> =>
  JSON.parse((await ask(`${url}/playground/api/state?person=${person}`)).text);
const saying = (text: string, request = 'request-0001') => ({
  person: 'amy',
  channel: 'sales',
  request,
  text,
});

describe('the playground answers', () => {
  it.each(['evil.example', 'localhost.evil.example', '192.168.0.2:3000', '127.0.0.1.evil.example'])(
    'under no other name than this machine’s (%s)',
    async (host) => {
      const given = await ask(`${url}/playground/api/state?person=amy`, { headers: { host } });
      expect(given.status).toBe(403);
      expect(given.text).not.toContain('people');
    },
  );

  it.each(['192.168.0.7', '::ffff:10.0.0.1', '2001:db8::1', ''])('no other machine (%s)', (remoteAddress) => {
    const request = { method: 'GET', headers: { host: 'localhost' }, socket: { remoteAddress } };
    expect(() => admit(request)).toThrow(/this machine/);
  });

  it('no page but its own', async () => {
    const before = (await stateOf('amy')).messages.length;
    for (const origin of ['http://evil.example', 'null', 'http://localhost:1', '']) {
      expect((await post(url, 'say', saying('hello'), { origin })).status, origin).toBe(403);
    }
    expect((await stateOf('amy')).messages).toHaveLength(before);
  });

  it('no form post, which a foreign page could send without asking', async () => {
    const given = await post(url, 'say', saying('hello'), { 'content-type': 'text/plain' });
    expect(given.status).toBe(415);
  });

  it('with a policy that lets only its own scripts run and nobody frame it', async () => {
    const { headers, text } = await ask(`${url}/playground`);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'/);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(text.match(/<script/g)).toHaveLength(2);
  });
});

describe('what the page sends', () => {
  it.each([
    ['no JSON', '{', 400],
    ['an unknown field', { ...saying('x'), admin: true }, 400],
    ['no text', { ...saying('x'), text: '' }, 400],
    ['too much', saying('x'.repeat(BODY_BYTES)), 413],
    ['an unknown person', { ...saying('x'), person: 'eve' }, 404],
    ['an unknown channel', { ...saying('x'), channel: 'secret' }, 404],
    ['somebody else’s direct message', { ...saying('x'), channel: 'direct-bob' }, 404],
  ])('is refused when it is %s', async (_, body, status) => {
    const given = await post(url, 'say', body);
    expect(given.status).toBe(status);
    expect(JSON.parse(given.text).error).toBeTruthy();
    expect(given.text).not.toMatch(/at .*\.ts/);
  });

  it('cannot reach a file outside the page', async () => {
    for (const path of ['page/../../index.js', 'page/%2e%2e%2findex.js', 'page/main.js.map', 'vendor/zod']) {
      expect((await ask(`${url}/playground/${path}`)).status, path).toBe(404);
    }
  });

  it('cannot press, read or dismiss what only somebody else sees', async () => {
    const answer = JSON.parse((await post(url, 'say', saying('/funnel help', 'request-help'))).text);
    expect(answer.kind).toBe('shown');
    expect((await stateOf('bob')).messages.map(({ id }) => id)).not.toContain(answer.message);
    const bob = { person: 'bob', message: answer.message };
    expect((await post(url, 'dismiss', bob)).status).toBe(404);
    const press = { ...bob, channel: 'sales', request: 'request-press', press: { kind: 'show-help' } };
    expect((await post(url, 'press', press)).status).toBe(404);
    expect((await stateOf('amy')).messages.map(({ id }) => id)).toContain(answer.message);
  });

  it('has one effect and one answer, however often it is sent', async () => {
    const body = saying('/lead Twice Ltd, jane@twice.example, from zhihu', 'request-twice');
    const first = JSON.parse((await post(url, 'say', body)).text);
    const second = JSON.parse((await post(url, 'say', body)).text);
    expect(second.message).toBe(first.message);
    await bot.running.drained();
    const cards = (await stateOf('bob')).messages.filter(({ body }) =>
      JSON.stringify(body).includes('Twice'),
    );
    expect(cards).toHaveLength(1);
  });

  it('may be a forged button: a refusal, and nothing changed', async () => {
    const press = { person: 'amy', channel: 'sales', request: 'request-forged', message: null };
    const given = await post(url, 'press', { ...press, press: { kind: 'drop-tables' } });
    expect(JSON.parse(given.text).kind).toBe('refused');
  });
});
