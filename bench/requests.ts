import { type Child, start } from './child.ts';
import { ask, load, type Measure, SIGNING_SECRET, TOKEN } from './load.ts';
import { median, type Row, ratioRow } from './report.ts';

const NOTE = '12 note called, wants the case study';
/** Until the engine has compiled what is measured. */
const WARM_UP_SECONDS = 6;

export interface Settings {
  rounds: number;
  seconds: number;
  slackUrl: string;
}

const startBareBolt = ({ slackUrl }: Settings): Promise<Child> =>
  start(['--import', 'tsx', 'bench/bare-bolt.ts'], {
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slackUrl,
  });

export const startFunnelbot = ({ slackUrl }: Settings, file: string): Promise<Child> =>
  start(['dist/cli.js', 'start'], {
    PORT: '0',
    DATABASE_URL: `file:${file}`,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slackUrl,
    LOG_LEVEL: 'error',
  });

/** Both servers in turn, so that a slow minute of the machine hits both. */
const compare = async (
  ours: { url: string; text: string },
  theirs: { url: string; text: string },
  { rounds, seconds }: Settings,
): Promise<{ ours: Measure; theirs: Measure }> => {
  const measures: { ours: Measure[]; theirs: Measure[] } = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    measures.theirs.push(await load(theirs.url, theirs.text, seconds));
    measures.ours.push(await load(ours.url, ours.text, seconds));
  }
  return { ours: middle(measures.ours), theirs: middle(measures.theirs) };
};

const middle = (measures: readonly Measure[]): Measure => ({
  perSecond: median(measures.map((one) => one.perSecond)),
  p50: median(measures.map((one) => one.p50)),
  p99: median(measures.map((one) => one.p99)),
});

const describe = ({ perSecond, p50, p99 }: Measure) =>
  `${Math.round(perSecond)}/s p50 ${p50} ms p99 ${p99} ms`;

const versusBolt = async (
  what: string,
  text: string,
  target: number,
  bot: Child,
  bolt: Child,
  settings: Settings,
): Promise<{ rows: Row[]; ours: Measure }> => {
  const { ours, theirs } = await compare({ url: bot.url, text }, { url: bolt.url, text }, settings);
  const note = `${describe(ours)}; bare Bolt ${describe(theirs)}`;
  return {
    ours,
    rows: [
      ratioRow(
        `${what}, requests/s ÷ bare Bolt`,
        ours.perSecond / theirs.perSecond,
        { atLeast: target },
        note,
      ),
      ratioRow(`${what}, p99 ÷ bare Bolt`, ours.p99 / theirs.p99, { atMost: 1.5 }, note),
    ],
  };
};

/** The commands of the hot path against the yardstick. */
export const benchRequests = async (settings: Settings, file: string): Promise<Row[]> => {
  const bolt = await startBareBolt(settings);
  const bot = await startFunnelbot(settings, file);
  try {
    await ask(bot.url, '12');
    await load(bolt.url, '12', WARM_UP_SECONDS);
    for (const text of ['12', NOTE]) await load(bot.url, text, WARM_UP_SECONDS);
    const show = await versusBolt('/deal 12', '12', 0.8, bot, bolt, settings);
    const note = await versusBolt('/deal 12 note …', NOTE, 0.75, bot, bolt, settings);
    const memory = ratioRow(
      'resident memory after the load ÷ bare Bolt',
      bot.residentMb() / bolt.residentMb(),
      { atMost: 1.3 },
      `${Math.round(bot.residentMb())} MB; bare Bolt ${Math.round(bolt.residentMb())} MB`,
    );
    return [...show.rows, ...note.rows, memory];
  } finally {
    await Promise.all([bot.stop(), bolt.stop()]);
  }
};

/** The same commands with many deals in the file and with few: two bots started alike, so that both are as warm. */
export const benchFileSize = async (
  settings: Settings,
  files: { small: string; large: string },
): Promise<Row[]> => {
  const small = await startFunnelbot(settings, files.small);
  const large = await startFunnelbot(settings, files.large);
  try {
    for (const text of ['12', NOTE])
      for (const { url } of [small, large]) await load(url, text, WARM_UP_SECONDS);
    const rows: Row[] = [];
    for (const [what, text] of [
      ['/deal 12', '12'],
      ['/deal 12 note …', NOTE],
    ] as const) {
      const { ours, theirs } = await compare({ url: large.url, text }, { url: small.url, text }, settings);
      rows.push(
        ratioRow(
          `${what} with 100,000 deals, requests/s ÷ few deals`,
          ours.perSecond / theirs.perSecond,
          { atLeast: 0.9 },
          `${describe(ours)}; few deals ${describe(theirs)}`,
        ),
      );
    }
    return rows;
  } finally {
    await Promise.all([small.stop(), large.stop()]);
  }
};
