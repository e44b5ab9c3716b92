import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/setup/feishu-app.ts';
import { qrCode } from '../../src/setup/qr-code.ts';
import { APP_ID, APP_SECRET, FakeFeishuHttp } from './fake-feishu-http.ts';
import { Funnelbot } from './funnelbot.ts';
import { certificate } from './loopback-tls.ts';

const CONFIRMED = {
  client_id: APP_ID,
  client_secret: APP_SECRET,
  user_info: { open_id: 'ou_1', tenant_brand: 'feishu' },
};
const EVENTS = [
  'im.message.receive_v1',
  'application.bot.menu_v6',
  'im.chat.updated_v1',
  'contact.user.deleted_v3',
];
const ALL = PERMISSIONS.map(({ scope }) => scope);

let funnelbot: Funnelbot;
let feishu: FakeFeishuHttp;
beforeEach(async () => {
  funnelbot = new Funnelbot();
  feishu = await new FakeFeishuHttp({ tls: true }).open();
  feishu.granted = ALL;
  writeFileSync(join(funnelbot.folder, 'ca.pem'), certificate);
});
afterEach(async () => {
  funnelbot.clear();
  await feishu.close();
});

const setup = (...args: string[]) =>
  funnelbot.run(['setup', 'feishu', ...args], {
    FEISHU_DOMAIN: feishu.url,
    NODE_EXTRA_CA_CERTS: join(funnelbot.folder, 'ca.pem'),
  });

const written = () => parseEnv(readFileSync(funnelbot.envFile, 'utf8'));

const pageIn = (out: string): URL =>
  new URL(/https:\/\/127\.0\.0\.1:\d+\/page\/launcher\S+/.exec(out)?.[0] ?? '');

describe('setup feishu', () => {
  it('waits for the scan and writes what it got, unseen, into a .env that only its owner reads', async () => {
    writeFileSync(funnelbot.envFile, 'LOCALE=zh-CN\n');
    feishu.polls = [{ error: 'authorization_pending' }, CONFIRMED];
    const { code, out, err } = await setup();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('█');
    expect(out).toContain(`✓ created: ${APP_ID}\n`);
    expect(out).toContain('✓ Funnelbot has the permissions it needs\n');
    expect(written()).toEqual({
      LOCALE: 'zh-CN',
      FEISHU_APP_ID: APP_ID,
      FEISHU_APP_SECRET: APP_SECRET,
      FEISHU_DOMAIN: feishu.url,
    });
    expect(statSync(funnelbot.envFile).mode & 0o777).toBe(0o600);
    expect(out).not.toContain(APP_SECRET);
  });

  it('fills in permissions, events and callbacks, and nothing else', async () => {
    feishu.polls = [CONFIRMED];
    const page = pageIn((await setup()).out);
    const packed = page.searchParams.get('addons') ?? '';
    expect(JSON.parse(gunzipSync(Buffer.from(packed, 'base64url')).toString())).toEqual({
      preset: false,
      scopes: { tenant: ALL },
      events: { items: { tenant: EVENTS } },
      callbacks: { items: ['card.action.trigger'] },
    });
    expect(page.searchParams.get('name')).toBe('Funnelbot');
    expect(page.searchParams.get('createOnly')).toBe('true');
    expect(page.searchParams.get('clientID')).toBeNull();
  });

  it('says that a webhook is not what it made', async () => {
    writeFileSync(funnelbot.envFile, 'FEISHU_MODE=webhook\n');
    feishu.polls = [CONFIRMED];
    const { out } = await setup();
    expect(out).toContain('✗ FEISHU_MODE is webhook');
    expect(written().FEISHU_MODE).toBe('webhook');
  });

  it('says which permissions the page left out, and where to add them', async () => {
    feishu.polls = [CONFIRMED];
    feishu.granted = ALL.filter((scope) => scope !== 'im:chat:readonly');
    const { code, out } = await setup();
    expect(code).toBe(0);
    expect(out).toContain(
      `✗ permissions are missing: im:chat:readonly\n  add them at ${feishu.url}/app/${APP_ID}/auth`,
    );
  });

  it('updates the app of .env only when asked to', async () => {
    writeFileSync(funnelbot.envFile, `FEISHU_APP_ID=${APP_ID}\nFEISHU_APP_SECRET=old\n`);
    const refused = await setup();
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--update') });
    feishu.polls = [CONFIRMED];
    const { out } = await setup('--update');
    expect(pageIn(out).searchParams.get('clientID')).toBe(APP_ID);
    // Its people may have given it another name.
    expect(pageIn(out).searchParams.get('name')).toBeNull();
    expect(out).toContain(`✓ updated: ${APP_ID}`);
    expect(written().FEISHU_APP_SECRET).toBe(APP_SECRET);
  });

  it('shows a code that fits into a window of 80 columns, also where the page’s address is a little longer', async () => {
    feishu.polls = [CONFIRMED];
    const made = pageIn((await setup()).out);
    expect(qrCode(`${made}&more=12`, { columns: 80, colour: false })).not.toBeNull();
    const changed = pageIn((await setup('--update')).out);
    expect(qrCode(`${changed}&more=12`, { columns: 80, colour: false })).not.toBeNull();
  });

  it('creates nothing that could not be written down', async () => {
    writeFileSync(funnelbot.envFile, 'KEY="several\nFEISHU_APP_ID=lines"\n');
    const { code, out, err } = await setup();
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'funnelbot: the .env file cannot take FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_DOMAIN without harm to its KEY: change it by hand\n',
    );
    expect(feishu.asked).toEqual([]);
    expect(readdirSync(funnelbot.folder).sort()).toEqual(['.env', 'ca.pem']);
  });

  it.each([
    [{ error: 'access_denied', error_description: 'no' }, 'it was refused on the page; nothing was written'],
    [{ error: 'expired_token', error_description: 'late' }, 'nobody confirmed in time; nothing was written'],
  ])('writes nothing after %j', async (answer, line) => {
    feishu.polls = [answer];
    const { code, err } = await setup();
    expect(code).toBe(1);
    expect(err).toContain(`funnelbot: ${line}`);
    expect(() => written()).toThrow('ENOENT');
  });

  it('says in one line that the accounts server cannot be reached', async () => {
    const { url } = feishu;
    await feishu.close();
    const { code, err } = await funnelbot.run(['setup', 'feishu', '--domain', url]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^funnelbot: 127\.0\.0\.1:\d+ did not answer as expected \(ECONNREFUSED\); .*--by-hand\n$/,
    );
    feishu = await new FakeFeishuHttp({ tls: false }).open();
  });

  it('can also just say what to click, every permission in it', async () => {
    const { code, out } = await funnelbot.run(['setup', 'feishu', '--by-hand', '--domain', 'lark']);
    expect(code).toBe(0);
    expect(out).toContain('https://open.larksuite.com/app');
    for (const name of [...ALL, ...EVENTS, 'card.action.trigger']) {
      expect(out).toContain(name);
    }
    // The console saves a persistent connection only while the bot has one.
    expect(out).toMatch(
      /FEISHU_APP_SECRET, and FEISHU_DOMAIN=lark\.\n.*npm start[\s\S]*persistent connection/,
    );
    expect(feishu.asked).toEqual([]);
  });
});
