import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { type Running, startFunnelbot } from '../../src/main.ts';
import { ManualClock } from './clock.ts';
import { FakeSlack } from './fake-slack.ts';
import { FakeSlackHands, httpLine, socketLine } from './fake-slack-hands.ts';

export interface SlackBot {
  running: Running;
  clock: ManualClock;
  slack: FakeSlack;
  hands: FakeSlackHands;
  stop(): Promise<void>;
}

/** What connects a bot with a fake Slack. */
export const slackVariables = (
  slack: FakeSlack,
  mode: 'http' | 'socket' = 'http',
): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.token,
  ...(mode === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
  SLACK_API_URL: slack.apiUrl,
});

/** The real bot with a fake Slack, on a free port and a database of its own. */
export const startSlack = async (mode: 'http' | 'socket' = 'http'): Promise<SlackBot> => {
  const folder = mkdtempSync(join(tmpdir(), 'funnelbot-slack-'));
  const clock = new ManualClock();
  const slack = await new FakeSlack(clock).open();
  const running = await startFunnelbot(
    readConfig({
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'funnelbot.db')}`,
      ...slackVariables(slack, mode),
      TIMEZONE: 'Asia/Shanghai',
      LOCALE: 'en',
      CURRENCY: 'CNY',
      LOG_LEVEL: 'silent',
    }),
    { clock, reports: 'here' },
  );
  return {
    running,
    clock,
    slack,
    hands: new FakeSlackHands(slack, mode === 'http' ? httpLine(slack, running.url) : socketLine(slack)),
    async stop() {
      await running.stop();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
