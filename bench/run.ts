// `npm run bench`: what the project promises about speed and memory, each figure beside its target.
// `npm run bench -- --quick` does one short round, to see that everything runs; `--only requests,presses` some of it
// (startup, requests, size, presses, digests).
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDigests } from './digests.ts';
import { benchPresses } from './presses.ts';
import { print, type Row } from './report.ts';
import { benchFileSize, benchRequests, type Settings } from './requests.ts';
import { seed } from './seed.ts';
import { startSlackCloud } from './slack-cloud.ts';
import { benchStartup } from './startup.ts';

const quick = process.argv.includes('--quick');
const only = process.argv.find((_, at, all) => all[at - 1] === '--only')?.split(',');
const wants = (part: string): boolean => only === undefined || only.includes(part);
const folder = mkdtempSync(join(tmpdir(), 'funnelbot-bench-'));
const cloud = await startSlackCloud();
const settings: Settings = { rounds: quick ? 1 : 5, seconds: quick ? 2 : 6, slackUrl: cloud.url };
const files = { small: join(folder, 'small.db'), large: join(folder, 'large.db') };

console.log(`Node ${process.version}, ${cpus().length} cores shared by server and load, 50 connections`);
try {
  await seed(files.small, 20);
  if (wants('size')) await seed(files.large, quick ? 5_000 : 100_000);
  const presses = quick
    ? { rounds: 1, presses: 500, events: 2_000 }
    : { rounds: 5, presses: 4_000, events: 100_000 };
  const digests = quick ? { deals: 20_000, rounds: 15 } : { deals: 1_000_000, rounds: 15 };
  const rows: Row[] = [
    ...(wants('startup') ? await benchStartup(settings, files.small) : []),
    ...(wants('requests') ? await benchRequests(settings, files.small) : []),
    ...(wants('size') ? await benchFileSize(settings, files) : []),
    ...(wants('presses') ? await benchPresses(join(folder, 'feishu.db'), presses) : []),
    ...(wants('digests') ? await benchDigests(settings, folder, digests) : []),
  ];
  print(rows);
} finally {
  cloud.stop();
  rmSync(folder, { recursive: true, force: true });
}
