import { join } from 'node:path';
import type { Past } from './deal-lives.ts';
import { openQuestions } from './digest-questions.ts';
import { benchMeanwhile } from './digests-meanwhile.ts';
import { seedPast } from './many-deals.ts';
import { median, type Row, ratioRow } from './report.ts';
import type { Settings } from './requests.ts';

/** A Monday, 09:00 in Shanghai. */
const MORNING = Date.parse('2026-01-05T09:00:00+08:00');
const WEEKS = 156;
/** Of a hundred deals of three years, those that are open. */
const OPEN = 5;

/** The digests with many deals behind them: what they cost, whom they disturb, what they keep in memory. */
export const benchDigests = async (
  settings: Settings,
  folder: string,
  { deals, rounds }: { deals: number; rounds: number },
): Promise<Row[]> => {
  const end = MORNING;
  const open = (deals * OPEN) / 100;
  const pasts = {
    large: { end, deals, weeks: WEEKS, open },
    /** The same last weeks, and a tenth of the past. */
    short: { end, deals: deals / 10, weeks: WEEKS / 10, open },
    /** As long, and a tenth of everything. */
    small: { end, deals: deals / 10, weeks: WEEKS, open: open / 10 },
  };
  const files = {
    large: join(folder, 'million.db'),
    short: join(folder, 'short.db'),
    small: join(folder, 'tenth.db'),
  };
  for (const name of ['large', 'short', 'small'] as const) await seedPast(files[name], pasts[name]);
  return [
    ...(await costs(files, pasts.large, rounds)),
    ...(await benchMeanwhile(settings, files, { now: MORNING, deals })),
  ];
};

/** Beside hand-written statements on the same file, and with a tenth of the history; all in turn. */
const costs = async (
  files: { large: string; short: string },
  { deals, end, weeks }: Past,
  rounds: number,
): Promise<Row[]> => {
  const large = await openQuestions(files.large, end);
  const short = await openQuestions(files.short, end);
  const perWeek = Math.round(deals / weeks);
  const rows: Row[] = [];
  for (const [what, one, byHand] of [
    ['weekly summary', 'summary', 'summaryByHand'],
    ['stuck digest', 'stuck', 'stuckByHand'],
  ] as const) {
    const [ours, theirs, shorter] = await inTurn(rounds, [large[one], large[byHand], short[one]]);
    rows.push(
      ratioRow(
        `${what} of ${deals} deals, time ÷ hand-written SQL`,
        ours / theirs,
        { atMost: 1.5 },
        `${ours.toFixed(1)} ms; by hand ${theirs.toFixed(1)} ms`,
      ),
      ratioRow(
        `${what}, ten times the history ÷ one time`,
        ours / shorter,
        { atMost: 1.3 },
        `${weeks} weeks of ${perWeek} deals ${ours.toFixed(1)} ms; ${weeks / 10} weeks ${shorter.toFixed(1)} ms`,
      ),
    );
  }
  await large.close();
  await short.close();
  return rows;
};

type Asked = () => Promise<unknown>;

/** Median ms of each. They take turns, so that what else the machine does slows all of them alike. */
const inTurn = async (
  rounds: number,
  asked: readonly [Asked, Asked, Asked],
): Promise<[number, number, number]> => {
  const times: [number[], number[], number[]] = [[], [], []];
  for (let round = -2; round < rounds; round++) {
    for (const [index, ask] of asked.entries()) {
      const began = performance.now();
      await ask();
      // The first rounds warm up.
      if (round >= 0) times[index]?.push(performance.now() - began);
    }
  }
  return [median(times[0]), median(times[1]), median(times[2])];
};
