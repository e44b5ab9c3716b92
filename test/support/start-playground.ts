import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { type Running, startFunnelbot } from '../../src/main.ts';
import { ManualClock } from './clock.ts';

export interface PlaygroundBot {
  running: Running;
  databaseUrl: string;
  /** The wall's clock below the bot's own. */
  clock: ManualClock;
  stop(): Promise<void>;
}

/** The real bot with nothing but the playground, on a free port and a database of its own. */
export const startPlayground = async (): Promise<PlaygroundBot> => {
  const folder = mkdtempSync(join(tmpdir(), 'funnelbot-playground-'));
  const databaseUrl = `file:${join(folder, 'funnelbot.db')}`;
  const clock = new ManualClock();
  const running = await startFunnelbot(
    readConfig({
      PORT: '0',
      DATABASE_URL: databaseUrl,
      TIMEZONE: 'Asia/Shanghai',
      LOCALE: 'en',
      CURRENCY: 'CNY',
      LOG_LEVEL: 'silent',
    }),
    { clock, reports: 'here' },
  );
  return {
    running,
    databaseUrl,
    clock,
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
