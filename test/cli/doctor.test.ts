import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import { PERMISSIONS } from '../../src/setup/feishu-app.ts';
import { manifestScopes } from '../../src/setup/slack-manifest.ts';
import { openStore } from '../../src/storage/sqlite/index.ts';
import { FakeSlack } from '../support/fake-slack.ts';
import { APP_ID, APP_SECRET, FakeFeishuHttp } from './fake-feishu-http.ts';
import { Funnelbot } from './funnelbot.ts';

let funnelbot: Funnelbot;
let slack: FakeSlack;
let feishu: FakeFeishuHttp;
let web: Server | null;
beforeEach(async () => {
  web = null;
  funnelbot = new Funnelbot();
  slack = await new FakeSlack().open();
  slack.token = 'xoxb-1-hunter2';
  slack.appToken = 'xapp-1-hunter2';
  slack.scopes = manifestScopes();
  feishu = await new FakeFeishuHttp({ tls: false }).open();
  feishu.granted = PERMISSIONS.map(({ scope }) => scope);
});
afterEach(async () => {
  web?.closeAllConnections();
  web?.close();
  funnelbot.clear();
  await slack.close();
  await feishu.close();
});

const slackEnv = () => ({
  SLACK_BOT_TOKEN: slack.token,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
});
const feishuEnv = () => ({ FEISHU_APP_ID: APP_ID, FEISHU_APP_SECRET: APP_SECRET, FEISHU_DOMAIN: feishu.url });

const databaseUrl = () => `file:${join(funnelbot.folder, 'team.db')}`;

/** A team whose digests go to these. */
const digestsTo = async (
  ...channels: readonly { platform: 'slack' | 'feishu'; external: string; name?: string }[]
): Promise<void> => {
  const store = await openStore(databaseUrl(), {
    clock: { now: () => Date.now() },
    defaults: { zone: 'UTC', language: 'en', currency: 'USD' },
  });
  for (const { platform, external, name } of channels) {
    const conversation = { external, kind: 'channel' } as const;
    const scene = await store.team.requestScope({
      platform,
      tenant: 'T',
      user: 'U1',
      name: null,
      conversation,
    });
    if (scene.conversation !== null)
      await store.conversations.saveDigests(
        scene.conversation.workspace,
        scene.conversation.id,
        defaultDigests(540),
      );
    if (name !== undefined)
      await store.conversations.learn({ platform, tenant: 'T', external }, { name: name, isShared: null });
  }
  await store.maintenance.close();
};

const examined = async (env: Record<string, string>, ...args: string[]) => {
  const { code, out, err } = await funnelbot.run(['doctor', ...args], {
    DATABASE_URL: databaseUrl(),
    ...env,
  });
  return { code, err, out, lines: out.trimEnd().split('\n') };
};

const line = (lines: readonly string[], what: string): string =>
  lines.find((one) => one.slice(2).startsWith(`${what} `)) ?? `no line about ${what}`;

const servesHealth = async (status: number): Promise<string> => {
  const server = createServer((_request, response) => response.writeHead(status).end());
  web = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};

describe('doctor', () => {
  it('has a ✓ for everything of a bot on both messengers that is well', async () => {
    const channel = slack.addChannel('deals');
    feishu.groups = new Set(['oc_1']);
    await digestsTo(
      { platform: 'slack', external: channel.id, name: 'deals' },
      { platform: 'feishu', external: 'oc_1' },
    );
    const PUBLIC_URL = await servesHealth(200);
    const { code, err, lines } = await examined({ ...slackEnv(), ...feishuEnv(), PUBLIC_URL });
    expect(lines.map((one) => one.replace(/ {2,}.*/, ''))).toEqual([
      '✓ configuration',
      '✓ database',
      '✓ disk',
      '✓ Slack token',
      '✓ Slack scopes',
      '✓ Slack app token',
      '✓ Slack #deals',
      '✓ Feishu token',
      '✓ Feishu bot',
      '✓ Feishu scopes',
      '✓ Feishu line',
      '✓ Feishu oc_1',
      '✓ clock',
      '✓ public URL',
    ]);
    expect([code, err]).toEqual([0, '']);
  });

  it('says what is wrong and what to do, each in a line, with code 1 and no secret', async () => {
    const channel = slack.addChannel('deals', { hasBot: false });
    slack.scopes = manifestScopes().filter((scope) => scope !== 'im:write');
    slack.appToken = 'xapp-2';
    feishu.granted = feishu.granted.filter((scope) => scope !== 'contact:user.base:readonly');
    feishu.botStatus = 1;
    feishu.ahead = -400_000;
    await digestsTo({ platform: 'slack', external: channel.id }, { platform: 'feishu', external: 'oc_2' });
    const PUBLIC_URL = await servesHealth(502);
    const { code, out, lines } = await examined({
      ...slackEnv(),
      SLACK_APP_TOKEN: 'xapp-1-hunter2',
      ...feishuEnv(),
      PUBLIC_URL,
    });
    expect(code).toBe(1);
    expect(line(lines, 'Slack token')).toMatch(/^✓/);
    expect(line(lines, 'Slack scopes')).toMatch(/^✗.* im:write missing: add them .* install the app again$/);
    expect(line(lines, 'Slack app token')).toMatch(/^✗.* invalid_auth: copy the app-level token again/);
    expect(line(lines, `Slack ${channel.id}`)).toMatch(/^✗.* not_in_channel: \/invite @Funnelbot there/);
    expect(line(lines, 'Feishu bot')).toMatch(/^✗.* not enabled: publish a version/);
    expect(line(lines, 'Feishu scopes')).toMatch(
      /^✗.* contact:user.base:readonly missing: funnelbot setup feishu --update/,
    );
    expect(line(lines, 'Feishu oc_2')).toMatch(/^✗.* not in the group: add it/);
    expect(line(lines, 'clock')).toMatch(/^✗ .* {2}(399|400) s ahead of theirs: set it by NTP/);
    expect(line(lines, 'public URL')).toMatch(/^✗.*healthz answers with 502/);
    expect(out).not.toContain('hunter2');
  });

  it('counts a wider permission as the one it includes', async () => {
    feishu.granted = ['im:message', 'im:chat', 'contact:contact:readonly_as_app'];
    const { code, lines } = await examined(feishuEnv());
    expect(line(lines, 'Feishu scopes')).toBe('✓ Feishu scopes  all that it needs');
    expect(code).toBe(0);
  });

  it('tells dead tokens and wrong secrets', async () => {
    slack.tokenTrouble = 'account_inactive';
    const { code, out, lines } = await examined({
      ...slackEnv(),
      ...feishuEnv(),
      FEISHU_APP_SECRET: 'other-hunter2',
    });
    expect(code).toBe(1);
    expect(line(lines, 'Slack token')).toMatch(/^✗.* account_inactive: install the app again/);
    expect(line(lines, 'Feishu token')).toMatch(
      /^✗.* 10014 app secret invalid: .*: copy App ID and App Secret again/,
    );
    expect(out).not.toContain('hunter2');
  });

  it('has a remedy whatever is the matter with a digest channel', async () => {
    const [busy, odd] = ['busy', 'odd'].map((name) => slack.addChannel(name).id);
    const old = slack.addChannel('old', { isArchived: true }).id;
    feishu.refuses = new Map([
      ['oc_gone', [232009, 'dissolved']],
      ['oc_scope', [99991672, 'Access denied']],
      ['oc_odd', [232006, 'invalid chat_id']],
    ]);
    await digestsTo(
      ...[busy, odd, old].map((external = '') => ({ platform: 'slack' as const, external })),
      ...[...feishu.refuses.keys()].map((external) => ({ platform: 'feishu' as const, external })),
    );
    slack.failNext('conversations.history', { status: 429 });
    slack.failNext('conversations.history', { error: 'fatal_error' });
    const { lines } = await examined({ ...slackEnv(), ...feishuEnv() });
    expect(line(lines, `Slack ${old}`)).toMatch(/^✗.*archived: unarchive it, or pause its digests/);
    expect(line(lines, `Slack ${busy}`)).toMatch(/^✗.*ratelimited: try again in a minute/);
    expect(line(lines, `Slack ${odd}`)).toMatch(/^✗.*fatal_error: see whether @Funnelbot is in the channel/);
    expect(line(lines, 'Feishu oc_gone')).toMatch(
      /^✗.*232009 .*: the group was dissolved: pause its digests/,
    );
    expect(line(lines, 'Feishu oc_scope')).toMatch(/^✗.*99991672 .*: add the missing permissions/);
    expect(line(lines, 'Feishu oc_odd')).toMatch(/^✗.*232006 .*: see whether the bot is in the group/);
  });

  it('waits for nobody longer than it was told to', async () => {
    slack.failNext('auth.test', { silent: true });
    feishu.silent.add('/open-apis/auth/v3/tenant_access_token/internal');
    const { code, lines } = await examined({ ...slackEnv(), ...feishuEnv() }, '--timeout', '0.3');
    expect(code).toBe(1);
    expect(line(lines, 'Slack token')).toMatch(/^✗.* did not answer within 0\.3 s/);
    expect(line(lines, 'Feishu token')).toMatch(/^✗.* did not answer within 0\.3 s/);
    expect(line(lines, 'clock')).toMatch(/^–/);
  });

  it('says in one line that a vendor cannot be reached', async () => {
    const env = slackEnv();
    await slack.close();
    const { lines } = await examined(env);
    expect(line(lines, 'Slack token')).toMatch(
      /^✗.* 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\): check/,
    );
  });

  it('says of a .env that cannot be read what it has to be', async () => {
    mkdirSync(funnelbot.envFile);
    const { code, err, out } = await examined({});
    expect(out).toMatch(/^✗ configuration {2}\.env cannot be read \(EISDIR\): it has to be a file .*\n$/);
    expect([code, err]).toEqual([1, '']);
  });

  it('shows each line of a configuration that cannot work', async () => {
    const { code, lines } = await examined({
      PORT: 'x',
      FEISHU_APP_ID: 'cli_1',
      FEISHU_APP_SECRET: 'hunter2',
    });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^✗ configuration {2}PORT must be/),
      expect.stringMatching(/^✗ configuration {2}FEISHU_APP_ID must be/),
    ]);
  });

  it('asks for PUBLIC_URL where a messenger calls the bot', async () => {
    const { lines } = await examined({
      ...feishuEnv(),
      FEISHU_MODE: 'webhook',
      FEISHU_VERIFICATION_TOKEN: 'v',
      FEISHU_ENCRYPT_KEY: 'k',
    });
    expect(line(lines, 'public URL')).toMatch(
      /^– .*set PUBLIC_URL to have the way to \/feishu\/events checked/,
    );
    expect(line(lines, 'Feishu line')).toBe('no line about Feishu line');
  });
});

describe('doctor on the database', () => {
  it('makes no file where there is none yet', async () => {
    const { code, lines } = await examined({ DATABASE_URL: 'file:./data/new.db' });
    expect(code).toBe(0);
    expect(line(lines, 'database')).toContain('data/new.db will be made at the first start');
    expect(existsSync(join(funnelbot.folder, 'data'))).toBe(false);
  });

  it('leaves the migrating to the next start', async () => {
    const file = join(funnelbot.folder, 'old.db');
    const old = new Database(file);
    old.exec('CREATE TABLE t (x); PRAGMA user_version = 1');
    old.close();
    const { code, lines } = await examined({ DATABASE_URL: `file:${file}` });
    expect(line(lines, 'database')).toMatch(/^✓ .*old\.db, .*writable, the next start brings it up to date/);
    expect(code).toBe(0);
    expect(new Database(file).pragma('user_version', { simple: true })).toBe(1);
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['damaged', (file) => writeFileSync(file, 'no database, but long enough to be read as one'), /damaged/],
    [
      'a newer one',
      (file) => new Database(file).exec('CREATE TABLE t (x); PRAGMA user_version = 999').close(),
      /newer/,
    ],
    ['another program’s', (file) => new Database(file).exec('CREATE TABLE t (x)').close(), /another program/],
    ['a folder', (file) => mkdirSync(file), /DATABASE_URL must name a file/],
  ])('says what is wrong with one that is %s', async (_name, make, says) => {
    const file = join(funnelbot.folder, 'x.db');
    make(file);
    const { code, err, lines } = await examined({ DATABASE_URL: `file:${file}` });
    expect([code, err]).toEqual([1, '']);
    expect(line(lines, 'database')).toMatch(/^✗ database/);
    expect(line(lines, 'database')).toMatch(says);
  });

  it.skipIf(process.getuid?.() === 0)('says that the folder cannot be written', async () => {
    const folder = join(funnelbot.folder, 'locked');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    const { lines } = await examined({ DATABASE_URL: `file:${folder}/x.db` });
    expect(line(lines, 'database')).toMatch(/^✗ .*read-only/);
  });

  it('names a lock that somebody holds', async () => {
    await digestsTo();
    const other = new Database(join(funnelbot.folder, 'team.db'));
    other.exec('BEGIN IMMEDIATE');
    const { code, lines } = await examined({}, '--timeout', '0.2');
    other.close();
    expect(code).toBe(1);
    expect(line(lines, 'database')).toMatch(/^✗ .*another program holds it locked/);
  });
});
