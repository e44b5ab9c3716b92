import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, isWorkingDay } from '../../src/domain/calendar/calendar.ts';
import { defaultCalendar } from '../../src/domain/calendar/work-calendar.ts';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import { ALL_JOBS } from '../../src/jobs/all-jobs.ts';
import { openStore } from '../../src/storage/sqlite/index.ts';
import { FakeFeishu } from '../support/fake-feishu.ts';
import { FakeSlack } from '../support/fake-slack.ts';
import { feishuVariables } from '../support/open-team.ts';
import { Funnelbot } from './funnelbot.ts';

const CALENDAR = defaultCalendar('Asia/Shanghai');

let funnelbot: Funnelbot;
beforeAll(() => {
  funnelbot = new Funnelbot();
});
afterAll(() => funnelbot.clear());

/** The command line runs on the machine's clock: a working day that is over, far enough back for any zone. */
const lastWorkingDay = (): string => {
  let day = addDays(dayOf(Date.now(), 'UTC'), -2);
  while (!isWorkingDay(day, CALENDAR)) day = addDays(day, -1);
  return day;
};

/** What `/funnel here` does, from another program. */
const digestsIn = async (
  url: string,
  where: { platform: 'slack' | 'playground'; tenant: string; user: string; channel: string },
): Promise<void> => {
  const store = await openStore(url, {
    clock: { now: () => Date.now() },
    defaults: { zone: 'Asia/Shanghai', language: 'zh-CN', currency: 'CNY' },
  });
  const { platform, tenant, user, channel } = where;
  const identityOf = {
    platform,
    tenant,
    user,
    name: null,
    conversation: { external: channel, kind: 'channel' },
  } as const;
  const { conversation } = await store.team.requestScope(identityOf);
  if (conversation === null) throw new Error('no conversation was made');
  await store.conversations.saveDigests(conversation.workspace, conversation.id, defaultDigests(540));
  await store.maintenance.close();
};

describe('asked about itself', () => {
  it('tells its version', async () => {
    expect(await funnelbot.run(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('shows each command, and examples', async () => {
    const { code, out } = await funnelbot.run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('Examples:');
    expect(out).toMatch(/start .*\n\s+setup .*\n\s+doctor /);
    expect(out).toMatch(/\n\s+jobs /);
    const setup = await funnelbot.run(['setup', '--help']);
    expect(setup.out).toMatch(/slack .*\n(.*\n)*\s+feishu /);
    expect((await funnelbot.run(['jobs', 'run', '--help'])).out).toContain('--slot 2026-03-03T09:00');
  });
});

describe('the command line', () => {
  it('loads what a command needs only when it is used', () => {
    const source = readFileSync(new URL('../../src/cli.ts', import.meta.url), 'utf8');
    const loaded = [...source.matchAll(/^import (?!type ).* from '([^']+)'/gm)].map(([, from]) => from);
    expect(loaded).toEqual(['commander', './version.ts']);
  });
});

describe('asked for the impossible', () => {
  it.each([
    [['sart'], /unknown command 'sart'\n\(Did you mean start\?\)/],
    [['jobs', 'run'], /missing required argument 'name'/],
    [['jobs', 'list', '--fast'], /unknown option '--fast'/],
    [['jobs', 'run', 'stuck'], /^funnelbot: no job is called "stuck"\. Jobs: quarterly-review, /],
    [
      ['jobs', 'run', 'stuck-digest', '--slot', 'noon'],
      /^funnelbot: --slot "noon" is no time: write it like /,
    ],
    [['jobs', 'run', 'stuck-digest', '--slot', '2026-03-03'], /^funnelbot: --slot "2026-03-03" is no time/],
  ])('%j is a usage error: code 2, said in a line', async (args, line) => {
    const { code, out, err } = await funnelbot.run(args);
    expect(err).toMatch(line);
    expect(err).not.toContain('    at ');
    expect([code, out]).toEqual([2, '']);
  });

  it('a bad configuration stops it with a line per problem', async () => {
    const { code, err } = await funnelbot.run(['start'], {
      PORT: 'x',
      LOCALE: 'fr',
      SLACK_BOT_TOKEN: 'xapp-secret',
    });
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^funnelbot: PORT must be/),
      expect.stringMatching(/^funnelbot: SLACK_BOT_TOKEN must be the bot token/),
      'funnelbot: LOCALE must be en or zh-CN',
      expect.stringMatching(/^funnelbot: SLACK_SIGNING_SECRET is missing/),
    ]);
    expect(err).not.toContain('secret"');
  });

  it('a file that is no database is said in one line with what to do', async () => {
    mkdirSync(join(funnelbot.folder, 'broken'));
    writeFileSync(
      join(funnelbot.folder, 'broken/x.db'),
      'this is no database, and long enough to be looked at as one',
    );
    const { code, err } = await funnelbot.run(['start'], { DATABASE_URL: 'file:./broken/x.db' });
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^funnelbot: Cannot open the database .*damaged/),
    ]);
  });

  it('a port that is taken is said in one line with what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : null;
    const { code, err } = await funnelbot.run(['start'], { PORT: String(port) });
    other.close();
    expect([code, err]).toEqual([
      1,
      `funnelbot: port ${port} is taken by another program: stop it, or set PORT to another one\n`,
    ]);
  });
});

describe('started with nothing', () => {
  it('serves the playground, says where, and ends well when it is told to', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const bot = await funnelbot.start();
      expect(bot.said).toContain(`Playground: ${bot.url}/playground`);
      expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
      expect(await (await fetch(`${bot.url}/metrics`)).text()).toContain('funnelbot_outbox_waiting 0');
      expect((await fetch(`${bot.url}/`)).url).toBe(`${bot.url}/playground`);
      expect(await bot.stop(signal)).toMatchObject({ code: 0, err: '' });
    }
  });

  it('ends after an error that nobody caught, and says it without what the error carries', async () => {
    const carried = '{ config: { headers: { Authorization: "Bearer xoxb-1" } } }';
    const fault = join(funnelbot.folder, 'fault.mjs');
    writeFileSync(
      fault,
      `process.on('SIGUSR2', () => { Promise.reject(Object.assign(new Error('boom'), ${carried})) })`,
    );
    const bot = await funnelbot.start({
      NODE_OPTIONS: `--import=${fault}`,
      DATABASE_URL: 'file:./fault.db',
    });
    const { code, err } = await bot.stop('SIGUSR2');
    expect(code).toBe(1);
    expect(err).toMatch(/^funnelbot: ended by an error that nobody expected: Error: boom\n +at /);
    expect(err).not.toContain('xoxb');
  });

  it('names an address that the playground answers on, also where it listens on all', async () => {
    const bot = await funnelbot.start({ HOST: '0.0.0.0' });
    const [, playground = ''] = /Playground: (\S+)/.exec(bot.said) ?? [];
    expect((await fetch(playground)).status).toBe(200);
    expect((await fetch(playground.replace('127.0.0.1', '0.0.0.0'))).status).toBe(403);
    await bot.stop('SIGTERM');
  });

  it('reads .env, which the environment overrules', async () => {
    const other = new Funnelbot();
    writeFileSync(join(other.folder, '.env'), 'LOCALE=xx\nPORT=y\n');
    const { err } = await other.run(['start'], { PORT: '0' });
    other.clear();
    expect(err).toBe('funnelbot: LOCALE must be en or zh-CN\n');
  });
});

describe('started with Feishu configured', () => {
  it('opens the long connection, says so, and the doctor finds nothing wrong with it', async () => {
    const feishu = await new FakeFeishu().open();
    const env = { ...feishuVariables(feishu), PLAYGROUND: '1', DATABASE_URL: 'file:./feishu.db' };
    const bot = await funnelbot.start(env);
    expect(bot.said).toContain('Feishu: long connection\n');
    await expect.poll(async () => (await fetch(`${bot.url}/readyz`)).status).toBe(200);
    const { out } = await funnelbot.run(['doctor'], env);
    for (const part of ['configuration', 'database', 'Feishu token', 'Feishu bot', 'Feishu line']) {
      expect(out).toMatch(new RegExp(`^✓ ${part} `, 'm'));
    }
    expect(await bot.stop('SIGTERM')).toMatchObject({ code: 0 });
    await feishu.close();
  });
});

describe('jobs', () => {
  it('are listed before the first start too', async () => {
    const { code, out } = await funnelbot.run(['jobs', 'list'], { DATABASE_URL: 'file:./new.db' });
    expect(code).toBe(0);
    const names = out.split('\n').map((line) => line.split(' ')[0]);
    expect(names).toEqual(['NAME', ...ALL_JOBS.map(({ name }) => name), '']);
  });

  it('are posted once: by the running bot while there is one, else by the command itself', async () => {
    const url = `file:${join(funnelbot.folder, 'jobs.db')}`;
    const env = { DATABASE_URL: url, TIMEZONE: 'Asia/Shanghai' };
    const day = lastWorkingDay();
    const digest = (time: string) => funnelbot.run(['jobs', 'run', 'stuck-digest', '--slot', time], env);

    const bot = await funnelbot.start(env);
    expect((await digest(`${day}T09:00`)).out).toContain('no channel gets digests yet');
    await digestsIn(url, { platform: 'playground', tenant: 'local', user: 'amy', channel: 'sales' });
    const first = await digest(`${day}T09:00`);
    expect(first.out).toMatch(
      new RegExp(
        `claimed \\w{3} ${day} 09:00 Asia/Shanghai, playground #sales\\n.*sent by the running bot\\n$`,
      ),
    );
    expect(first.code).toBe(0);
    await bot.stop('SIGTERM');

    const again = await digest(`${day}T01:00:00Z`);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('already posted for this slot') });

    let before = addDays(day, -1);
    while (!isWorkingDay(before, CALENDAR)) before = addDays(before, -1);
    const alone = await digest(`${before}T09:00`);
    expect(alone.out).toMatch(/claimed .*\nstuck-digest: sent\n$/);

    const list = await funnelbot.run(['jobs', 'list'], env);
    expect(list.out).toMatch(
      new RegExp(`stuck-digest +working days at 09:00 .*${day} 09:00 Asia/Shanghai\\n`),
    );
  });

  it('reach Slack without a bot that listens, and only once', async () => {
    const slack = await new FakeSlack().open();
    const amy = slack.addUser('Amy');
    const channel = slack.addChannel('deals');
    const url = `file:${join(funnelbot.folder, 'slack.db')}`;
    await digestsIn(url, { platform: 'slack', tenant: slack.team, user: amy.id, channel: channel.id });

    const env = {
      DATABASE_URL: url,
      SLACK_BOT_TOKEN: slack.token,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    };
    const args = ['jobs', 'run', 'stuck-digest', '--slot', `${lastWorkingDay()}T09:00`];
    const runs = await Promise.all([funnelbot.run(args, env), funnelbot.run(args, env)]);
    expect(runs.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(slack.messages.map((message) => message.channel)).toEqual([channel.id]);
    expect(slack.messages[0]?.text).toContain('停滞');
    await slack.close();
  });
});
