import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, TestRunner } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Running, startFunnelbot } from '../../src/main.ts';
import { ManualClock } from './clock.ts';
import { FakeFeishu } from './fake-feishu.ts';
import { FakeFeishuClient } from './fake-feishu-client.ts';
import { socketLine as feishuSocket, webhookLine } from './fake-feishu-lines.ts';
import { FakeSlack } from './fake-slack.ts';
import { FakeSlackClient, httpLine, socketLine as slackSocket } from './fake-slack-client.ts';

/** How events come in from each messenger the team is on. */
interface Messengers {
  slack?: 'http' | 'socket';
  feishu?: 'websocket' | 'webhook';
  playground?: true;
  /** The Enterprise Grid organisation that the Slack team is one of. */
  enterprise?: string | null;
}

/** The real bot on a free port and a database of its own. */
export interface Team {
  running: Running;
  databaseUrl: string;
  /** The bot's clock; the playground's own runs above it. */
  clock: ManualClock;
  /** Only needed where the team is not of one test: else it is stopped with the test. */
  stop(): Promise<void>;
}

/** Slack as the vendor has it, and what people do in front of it. */
export interface OnSlack {
  slack: FakeSlack;
  client: FakeSlackClient;
}

/** The same of Feishu. */
export interface OnFeishu {
  feishu: FakeFeishu;
  client: FakeFeishuClient;
}

/** What a team is opened with becomes what stands in front of the bot. */
type Opened<M extends Messengers> = Team & {
  onSlack: M extends { slack: string } ? OnSlack : null;
  onFeishu: M extends { feishu: string } ? OnFeishu : null;
};

/** A team in front of the whole bot, on the messengers asked for; the clouds are fake, all else is real. */
export async function openTeam<const M extends Messengers>(messengers: M): Promise<Opened<M>>;
export async function openTeam(
  messengers: Messengers,
): Promise<Team & { onSlack: OnSlack | null; onFeishu: OnFeishu | null }> {
  const folder = mkdtempSync(join(tmpdir(), 'funnelbot-team-'));
  const databaseUrl = `file:${join(folder, 'funnelbot.db')}`;
  const clock = new ManualClock();
  const slack = messengers.slack === undefined ? null : await new FakeSlack(clock).open();
  if (slack !== null) slack.enterprise = messengers.enterprise ?? null;
  const feishu = messengers.feishu === undefined ? null : await new FakeFeishu(clock).open();
  // Real time passes on the way.
  if (feishu !== null) feishu.rateWindow = 700;
  const running = await startFunnelbot(
    readConfig({
      PORT: '0',
      DATABASE_URL: databaseUrl,
      ...(slack && slackVariables(slack, messengers.slack)),
      ...(feishu && feishuVariables(feishu, messengers.feishu)),
      ...(messengers.playground && { PLAYGROUND: '1' }),
      TIMEZONE: 'Asia/Shanghai',
      LOCALE: 'en',
      CURRENCY: 'CNY',
      LOG_LEVEL: 'silent',
    }),
    { clock, reports: 'here' },
  );
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    await running.stop();
    await slack?.close();
    await feishu?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(stop);
  return {
    running,
    databaseUrl,
    clock,
    stop,
    onSlack: slack && {
      slack,
      client: new FakeSlackClient(
        slack,
        messengers.slack === 'socket' ? slackSocket(slack) : httpLine(slack, running.url),
      ),
    },
    onFeishu: feishu && {
      feishu,
      client: new FakeFeishuClient(
        feishu,
        messengers.feishu === 'webhook' ? webhookLine(feishu, running.url, true) : feishuSocket(feishu),
      ),
    },
  };
}

/** What connects a bot with a fake Slack. */
const slackVariables = (slack: FakeSlack, mode: Messengers['slack'] = 'http'): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.token,
  ...(mode === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
  SLACK_API_URL: slack.apiUrl,
});

/** What connects a bot with a fake Feishu. */
export const feishuVariables = (
  feishu: FakeFeishu,
  mode: Messengers['feishu'] = 'websocket',
): Record<string, string> => ({
  FEISHU_APP_ID: feishu.appId,
  FEISHU_APP_SECRET: feishu.appSecret,
  FEISHU_DOMAIN: feishu.url,
  FEISHU_MODE: mode,
  ...(mode === 'webhook'
    ? { FEISHU_ENCRYPT_KEY: feishu.encryptKey, FEISHU_VERIFICATION_TOKEN: feishu.verificationToken }
    : {}),
});
