import { setTimeout as wait } from 'node:timers/promises';
import { type Child, start } from './child.ts';
import { load, SIGNING_SECRET, TOKEN } from './load.ts';
import { median, type Row, ratioRow } from './report.ts';
import type { Settings } from './requests.ts';

const WARM_UP_SECONDS = 6;
/** How long the digests are made over and over before memory is looked at, and how often it is, a second apart. */
const SETTLING_SECONDS = 10;
const LOOKS = 10;

/** A bot that makes its digests over and over from one SIGUSR2 until the next. */
const startBusyBot = (
  { slackUrl }: Settings,
  file: string,
  now: number,
  flags: readonly string[],
): Promise<Child> =>
  start([...flags, 'bench/busy-bot.js'], {
    PORT: '0',
    DATABASE_URL: `file:${file}`,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slackUrl,
    LOG_LEVEL: 'error',
    DIGESTS_AT: `${now}`,
  });

/** What others notice while the digests are made: requests, and the machine's memory. */
export const benchMeanwhile = async (
  settings: Settings,
  files: { large: string; small: string },
  { now, deals }: { now: number; deals: number },
): Promise<Row[]> => {
  const inBot = async <T>(
    file: string,
    look: (bot: Child) => Promise<T>,
    flags: readonly string[] = [],
  ): Promise<T> => {
    const bot = await startBusyBot(settings, file, now, flags);
    try {
      await load(bot.url, '12', WARM_UP_SECONDS);
      return await look(bot);
    } finally {
      await bot.stop();
    }
  };
  const row = await inBot(files.large, (bot) => requestsMeanwhile(settings, bot));
  const many = await inBot(files.large, memoryOf, ['--expose-gc']);
  const few = await inBot(files.small, memoryOf, ['--expose-gc']);
  const note = `${describe(many)}; ${deals / 10} deals ${describe(few)}`;
  const what = `while the digests of ${deals} deals are made ÷ those of ${deals / 10}`;
  return [
    row,
    ratioRow(`resident memory ${what}`, many.resident / few.resident, { atMost: 1.1 }, note),
    ratioRow(`heap ${what}`, many.heap / few.heap, { atMost: 1.1 }, note),
  ];
};

const requestsMeanwhile = async ({ rounds, seconds }: Settings, bot: Child): Promise<Row> => {
  const idle: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds; round++) {
    idle.push((await load(bot.url, '12', seconds)).p99);
    bot.signal('SIGUSR2');
    busy.push((await load(bot.url, '12', seconds)).p99);
    bot.signal('SIGUSR2');
    await wait(1_000);
  }
  return ratioRow(
    '/deal 12 while both digests are made, p99 ÷ idle',
    median(busy) / median(idle),
    { atMost: 1.5 },
    `${median(busy)} ms; idle ${median(idle)} ms`,
  );
};

interface Memory {
  resident: number;
  heap: number;
}

/** MB, in the midst of making digests. */
const memoryOf = async (bot: Child): Promise<Memory> => {
  bot.signal('SIGUSR2');
  await wait(SETTLING_SECONDS * 1_000);
  const looks: Memory[] = [];
  for (let look = 0; look < LOOKS; look++) {
    await wait(1_000);
    looks.push({ resident: bot.residentMb(), heap: await heapMb(bot.url) });
  }
  bot.signal('SIGUSR2');
  // What is left after collections, and what the system sees.
  return {
    resident: median(looks.map(({ resident }) => resident)),
    heap: Math.min(...looks.map(({ heap }) => heap)),
  };
};

const heapMb = async (url: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 1024 ** 2;
};

const describe = ({ resident, heap }: Memory): string =>
  `${Math.round(resident)} MB resident, ${heap.toFixed(1)} MB heap`;
