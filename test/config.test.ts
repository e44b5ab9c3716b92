import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

const FEISHU = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'sss' };
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' };

describe('with an empty environment', () => {
  it('serves the playground on loopback, from a file', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: 'file:./data/funnelbot.db',
      slack: null,
      feishu: null,
      playground: true,
      logLevel: 'info',
      defaults: { language: 'en', currency: 'USD' },
      warnings: [],
    });
  });

  it('takes a blank variable as unset', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: ' ', FEISHU_APP_ID: '', LOCALE: '' })).toEqual(
      readConfig({}),
    );
  });
});

describe('what is set', () => {
  it.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ LOCALE: 'zh-CN' }, { defaults: { language: 'zh-CN', currency: 'CNY' } }],
    [{ LOCALE: 'zh-CN', CURRENCY: 'USD' }, { defaults: { currency: 'USD' } }],
    [{ TIMEZONE: 'Asia/Shanghai' }, { defaults: { zone: 'Asia/Shanghai' } }],
    [{ ...SLACK }, { playground: false, slack: { apiUrl: 'https://slack.com/api/', appToken: null } }],
    [{ ...SLACK, PLAYGROUND: '1' }, { playground: true }],
    [{ ...SLACK, HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, { slack: { signingSecret: null } }],
    [{ ...SLACK, SLACK_API_URL: 'http://127.0.0.1:9/api' }, { slack: { apiUrl: 'http://127.0.0.1:9/api/' } }],
    [{ ...SLACK, HOST: '0.0.0.0' }, { warnings: [] }],
    [{ HOST: '0.0.0.0' }, { playground: true, warnings: [expect.stringContaining('this machine only')] }],
    [{ PLAYGROUND: '0' }, { playground: false, warnings: [expect.stringContaining('No messenger')] }],
    [
      { ...FEISHU },
      {
        playground: false,
        slack: null,
        feishu: {
          appId: 'cli_0123456789abcdef',
          appSecret: 'sss',
          encryptKey: null,
          verificationToken: null,
          domain: 'feishu',
          mode: 'websocket',
        },
        warnings: [],
      },
    ],
    [
      { ...FEISHU, ...SLACK },
      { playground: false, slack: { botToken: 'xoxb-1' }, warnings: [] },
    ],
    [{ ...FEISHU, FEISHU_DOMAIN: 'lark' }, { feishu: { domain: 'lark' } }],
    [
      { ...FEISHU, FEISHU_DOMAIN: 'https://open.feishu.example/' },
      { feishu: { domain: 'https://open.feishu.example' } },
    ],
    [
      { ...FEISHU, FEISHU_MODE: 'webhook', FEISHU_VERIFICATION_TOKEN: 'v', FEISHU_ENCRYPT_KEY: 'k' },
      { feishu: { mode: 'webhook', verificationToken: 'v', encryptKey: 'k' }, warnings: [] },
    ],
    [
      { ...FEISHU, FEISHU_MODE: 'webhook', FEISHU_VERIFICATION_TOKEN: 'v' },
      { feishu: { encryptKey: null }, warnings: [expect.stringMatching(/^FEISHU_ENCRYPT_KEY is not set/)] },
    ],
  ])('%o is understood', (env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

describe('what cannot work', () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'http' }, /^PORT must be a whole number/],
    [{ PORT: '70000' }, /^PORT must be/],
    [{ PORT: '-1' }, /^PORT must be/],
    [{ HOST: 'http://x' }, /^HOST must be a host name/],
    [{ DATABASE_URL: 'postgres://u:hunter2@db/f' }, /^DATABASE_URL names PostgreSQL, .* not in this version/],
    [{ DATABASE_URL: './x.db' }, /^DATABASE_URL must be file:/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_SIGNING_SECRET is missing/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN is missing/],
    [{ SLACK_SIGNING_SECRET: 's' }, /^SLACK_BOT_TOKEN is missing/],
    [{ ...SLACK, SLACK_BOT_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN must be the bot token/],
    [{ ...SLACK, SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN must be the app-level token/],
    [{ ...SLACK, SLACK_API_URL: 'slack.com' }, /^SLACK_API_URL must be a web address/],
    [{ ...FEISHU, FEISHU_APP_ID: 'cli_1' }, /^FEISHU_APP_ID must be the App ID: cli_ and 16 digits/],
    [{ ...FEISHU, FEISHU_APP_ID: 'cli_0123456789abcdeg' }, /^FEISHU_APP_ID must be the App ID/],
    [{ FEISHU_APP_ID: FEISHU.FEISHU_APP_ID }, /^FEISHU_APP_SECRET is missing/],
    [{ FEISHU_APP_SECRET: 's' }, /^FEISHU_APP_ID is missing/],
    [{ ...FEISHU, FEISHU_APP_SECRET: 'cli_0123456789abcdef' }, /^FEISHU_APP_SECRET must be the App Secret/],
    [{ ...FEISHU, FEISHU_DOMAIN: 'feishu.cn' }, /^FEISHU_DOMAIN must be feishu, lark or a web address/],
    [{ ...FEISHU, FEISHU_MODE: 'http' }, /^FEISHU_MODE must be websocket or webhook$/],
    [{ ...FEISHU, FEISHU_MODE: 'webhook' }, /^FEISHU_VERIFICATION_TOKEN is missing/],
    [{ PLAYGROUND: 'maybe' }, /^PLAYGROUND must be 1 \(on\) or 0/],
    [{ PUBLIC_URL: 'ftp://x' }, /^PUBLIC_URL must be a web address/],
    [{ TIMEZONE: 'Mars/Olympus' }, /^TIMEZONE must be an IANA/],
    [{ TIMEZONE: '+08:00' }, /^TIMEZONE must be an IANA/],
    [{ LOCALE: 'fr' }, /^LOCALE must be en or zh-CN$/],
    [{ CURRENCY: 'dollars' }, /^CURRENCY must be an ISO 4217/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, error/],
  ])('%o is answered with one line', (env, line) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(line);
    expect(problems[0]).not.toContain('\n');
  });

  it('names all problems at once', () => {
    expect(
      problemsOf({
        PORT: 'x',
        LOCALE: 'fr',
        SLACK_APP_TOKEN: 'xapp-1',
        FEISHU_MODE: 'http',
        FEISHU_APP_SECRET: 's',
        HOST: '/',
      }),
    ).toHaveLength(6);
  });

  it('never repeats a secret', () => {
    const secret = 'hunter2hunter2';
    const said = problemsOf({
      SLACK_BOT_TOKEN: `xapp-${secret}`,
      SLACK_SIGNING_SECRET: `xoxb-${secret} x`,
      SLACK_APP_TOKEN: `xoxp-${secret}`,
      API_TOKEN: `${secret} ${secret}`,
      FEISHU_APP_SECRET: `cli_${secret}`,
      FEISHU_ENCRYPT_KEY: `${secret} ${secret}`,
      FEISHU_VERIFICATION_TOKEN: `${secret} ${secret}`,
      DATABASE_URL: `postgres://u:${secret}@db/f`,
    }).join('\n');
    expect(said).toContain('SLACK_BOT_TOKEN');
    expect(said).not.toContain(secret);
  });
});
