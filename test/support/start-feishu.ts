import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { type Running, startFunnelbot } from '../../src/main.ts';
import { ManualClock } from './clock.ts';
import { FakeFeishu } from './fake-feishu.ts';
import { FakeFeishuHands } from './fake-feishu-hands.ts';
import { socketLine, webhookLine } from './fake-feishu-lines.ts';

export interface FeishuBot {
  running: Running;
  clock: ManualClock;
  feishu: FakeFeishu;
  hands: FakeFeishuHands;
  stop(): Promise<void>;
}

/** What connects a bot with a fake Feishu. */
export const feishuVariables = (
  feishu: FakeFeishu,
  mode: 'websocket' | 'webhook' = 'websocket',
): Record<string, string> => ({
  FEISHU_APP_ID: feishu.appId,
  FEISHU_APP_SECRET: feishu.appSecret,
  FEISHU_DOMAIN: feishu.url,
  FEISHU_MODE: mode,
  ...(mode === 'webhook'
    ? { FEISHU_ENCRYPT_KEY: feishu.encryptKey, FEISHU_VERIFICATION_TOKEN: feishu.verificationToken }
    : {}),
});

/** The real bot with a fake Feishu, on a free port and a database of its own. */
export const startFeishu = async (mode: 'websocket' | 'webhook' = 'websocket'): Promise<FeishuBot> => {
  const folder = mkdtempSync(join(tmpdir(), 'funnelbot-feishu-'));
  const clock = new ManualClock();
  const feishu = await new FakeFeishu(clock).open();
  // Real time passes on the way.
  feishu.rateWindow = 700;
  const running = await startFunnelbot(
    readConfig({
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'funnelbot.db')}`,
      ...feishuVariables(feishu, mode),
      TIMEZONE: 'Asia/Shanghai',
      LOCALE: 'en',
      CURRENCY: 'CNY',
      LOG_LEVEL: 'silent',
    }),
    { clock, reports: 'here' },
  );
  const line = mode === 'websocket' ? socketLine(feishu) : webhookLine(feishu, running.url, true);
  return {
    running,
    clock,
    feishu,
    hands: new FakeFeishuHands(feishu, line),
    async stop() {
      await running.stop();
      await feishu.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
