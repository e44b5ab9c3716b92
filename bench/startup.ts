import { duration } from './child.ts';
import { median, type Row, ratioRow } from './report.ts';
import { type Settings, startFunnelbot } from './requests.ts';

/** From the start of the process to ready, beyond what importing Bolt alone takes. */
export const benchStartup = async (settings: Settings, file: string): Promise<Row[]> => {
  const ours: number[] = [];
  const importing: number[] = [];
  for (let round = 0; round < 5; round++) {
    importing.push(await duration(['--input-type=module', '-e', "await import('@slack/bolt')"]));
    const bot = await startFunnelbot(settings, file);
    ours.push(bot.readyMs);
    await bot.stop();
  }
  const beyond = (median(ours) - median(importing)) / 1000;
  const note = `${Math.round(median(ours))} ms; importing Bolt ${Math.round(median(importing))} ms`;
  return [ratioRow('start to ready beyond importing Bolt, s', beyond, { atMost: 1.0 }, note)];
};
