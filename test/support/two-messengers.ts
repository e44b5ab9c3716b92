import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { Conversation } from '../../src/domain/team/member.ts';
import { startFunnelbot } from '../../src/main.ts';
import { ManualClock } from './clock.ts';
import type { Session } from './driver.ts';
import { FakeFeishu } from './fake-feishu.ts';
import { FakeFeishuHands } from './fake-feishu-hands.ts';
import { socketLine } from './fake-feishu-lines.ts';
import { FakeSlack } from './fake-slack.ts';
import { FakeSlackHands, httpLine } from './fake-slack-hands.ts';
import { feishuSession } from './feishu-driver.ts';
import { playgroundSession } from './playground-driver.ts';
import { slackSession } from './slack-driver.ts';
import { feishuVariables } from './start-feishu.ts';
import { slackVariables } from './start-slack.ts';

/** Half of the team on Slack, half on another messenger, and one bot for all of them. */
export interface TwoMessengers {
  slack: Session;
  /** The other one. */
  there: Session;
  /** What the vendors know of the people: their addresses. */
  clouds: { slack: FakeSlack; feishu: FakeFeishu };
  /** What can be done there beside talking. */
  hands: { slack: FakeSlackHands; feishu: FakeFeishuHands };
  /** Until the bot has read what its channels are called now, which it does in the background. */
  named(): Promise<void>;
  stop(): Promise<void>;
}

export type OtherMessenger = 'feishu' | 'playground';

export const startTwoMessengers = async (other: OtherMessenger): Promise<TwoMessengers> => {
  const folder = mkdtempSync(join(tmpdir(), 'funnelbot-two-'));
  const clock = new ManualClock();
  const slack = await new FakeSlack(clock).open();
  const feishu = await new FakeFeishu(clock).open();
  // Real time passes on the way.
  feishu.rateWindow = 700;
  const running = await startFunnelbot(
    readConfig({
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'funnelbot.db')}`,
      ...slackVariables(slack),
      ...(other === 'feishu' ? feishuVariables(feishu) : { PLAYGROUND: '1' }),
      TIMEZONE: 'Asia/Shanghai',
      LOCALE: 'en',
      CURRENCY: 'CNY',
      LOG_LEVEL: 'silent',
    }),
    { clock, reports: 'here' },
  );
  const stop = async () => {
    await running.stop();
    await slack.close();
    await feishu.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const bot = { running, clock, stop };
  const hands = {
    slack: new FakeSlackHands(slack, httpLine(slack, running.url)),
    feishu: new FakeFeishuHands(feishu, socketLine(feishu)),
  };
  const isNamed = ({ platform, external, name }: Conversation): boolean =>
    name === (platform === 'slack' ? slack.channels : feishu.chats).get(external)?.name;
  return {
    slack: slackSession({ ...bot, slack, hands: hands.slack }),
    there:
      other === 'feishu'
        ? feishuSession({ ...bot, feishu, hands: hands.feishu })
        : await playgroundSession(bot),
    clouds: { slack, feishu },
    hands,
    async named() {
      const [team] = await running.store.team.workspaces();
      for (const { id, kind } of await running.store.conversations.list(team?.id ?? 0)) {
        if (kind === 'direct') continue;
        for (;;) {
          const channel = await running.store.conversations.find(team?.id ?? 0, id);
          if (channel === null || isNamed(channel)) break;
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    },
    stop,
  };
};
