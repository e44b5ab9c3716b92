import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestScopes } from '../../src/setup/slack-manifest.ts';
import { FakeSlack } from '../support/fake-slack.ts';
import { Funnelbot } from './funnelbot.ts';

const SIGNING = '0123456789abcdef0123456789abcdef';

let funnelbot: Funnelbot;
let slack: FakeSlack;
beforeEach(async () => {
  funnelbot = new Funnelbot();
  slack = await new FakeSlack().open();
  slack.token = 'xoxb-1-hunter2';
  slack.appToken = 'xapp-1-hunter2';
  slack.scopes = manifestScopes();
});
afterEach(async () => {
  funnelbot.clear();
  await slack.close();
});

const setup = (input: string, ...args: string[]) =>
  funnelbot.runWith(input, ['setup', 'slack', ...args], { SLACK_API_URL: slack.apiUrl });

const written = () => parseEnv(readFileSync(funnelbot.envFile, 'utf8'));

const linkIn = (out: string): string => {
  const link = /https:\/\/api\.slack\.com\/apps\?\S+/.exec(out)?.[0] ?? '';
  return new URL(link).searchParams.get('manifest_yaml') ?? '';
};

describe('setup slack', () => {
  it('over Socket Mode checks both tokens and writes a .env that only its owner reads', async () => {
    writeFileSync(funnelbot.envFile, '# mine\nLOCALE=zh-CN\n#SLACK_BOT_TOKEN=xoxb-...\n', { mode: 0o644 });
    const { code, out, err } = await setup(`${slack.appToken}\n${slack.token}\n`, '--socket');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('✓ Slack knows the bot: @funnelbot in Fake team');
    expect(written()).toEqual({
      LOCALE: 'zh-CN',
      SLACK_BOT_TOKEN: slack.token,
      SLACK_APP_TOKEN: slack.appToken,
    });
    expect(readFileSync(funnelbot.envFile, 'utf8')).toMatch(/^# mine\n/);
    expect(statSync(funnelbot.envFile).mode & 0o777).toBe(0o600);
    expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test', 'apps.connections.open']);
    expect(out).not.toContain('hunter2');
  });

  it('opens a manifest for Socket Mode without an address, and one for HTTP with this one everywhere', async () => {
    const socket = linkIn((await setup('', '--socket')).out);
    expect(socket).toContain('socket_mode_enabled: true');
    expect(socket).not.toMatch(/url|https:|#(?!1f3a5f)/);
    const http = linkIn((await setup('', '--url', 'https://bot.acme.com/')).out);
    expect(http).toContain('request_url: https://bot.acme.com/slack/events\n');
    expect(http).toContain('socket_mode_enabled: false');
    expect(http).not.toContain('example.com');
    expect(manifestScopes().length).toBeGreaterThan(5);
    for (const scope of manifestScopes()) expect(http).toContain(`\n      - ${scope}\n`);
  });

  it('over HTTP takes lines as from a .env, and turns Socket Mode off', async () => {
    writeFileSync(funnelbot.envFile, 'SLACK_APP_TOKEN=xapp-old\n');
    const piped = `SLACK_SIGNING_SECRET=${SIGNING}\nSLACK_BOT_TOKEN=${slack.token}\n`;
    expect(await setup(piped, '--url', 'https://bot.acme.com')).toMatchObject({ code: 0, err: '' });
    expect(written()).toEqual({
      SLACK_APP_TOKEN: '',
      SLACK_BOT_TOKEN: slack.token,
      SLACK_SIGNING_SECRET: SIGNING,
      PUBLIC_URL: 'https://bot.acme.com',
    });
  });

  it('names the scopes that the app lacks', async () => {
    slack.scopes = manifestScopes().filter((scope) => scope !== 'im:write');
    const { code, out } = await setup(`${slack.token}\n${slack.appToken}\n`, '--socket');
    expect(code).toBe(0);
    expect(out).toContain('✗ scopes are missing: im:write.');
  });

  it.each([
    [
      'xoxb-other-hunter2\nxapp-1-hunter2\n',
      1,
      /Slack said invalid_auth: copy the Bot User OAuth Token again/,
    ],
    ['xoxb-1-hunter2\nxapp-other-hunter2\n', 1, /Slack said invalid_auth: copy the app-level token again/],
    ['xoxb-1-hunter2\n', 2, /nothing was written: run this in a terminal, or pipe the bot token/],
    ['', 2, /nothing was written/],
  ])('writes nothing and repeats no secret when given %j', async (piped, expected, line) => {
    const { code, out, err } = await setup(piped, '--socket');
    expect(code).toBe(expected);
    expect(err).toMatch(line);
    expect(() => written()).toThrow('ENOENT');
    expect(out + err).not.toContain('hunter2');
  });

  it('refuses an address that Slack would not call', async () => {
    const { code, err } = await setup('', '--url', 'http://bot.acme.com');
    expect([code, err]).toEqual([
      2,
      'funnelbot: "http://bot.acme.com" is no public address: write it like https://funnelbot.example.com\n',
    ]);
  });

  it('says when the environment would go before what it wrote', async () => {
    const { out } = await funnelbot.runWith(`${slack.token}\n${slack.appToken}\n`, ['setup', 'slack'], {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-outside',
    });
    expect(out).toContain('✗ SLACK_BOT_TOKEN: also set in the environment');
    expect(written()).toMatchObject({ SLACK_BOT_TOKEN: slack.token });
  });
});
