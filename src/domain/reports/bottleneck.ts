import type { Money } from '../money.ts';
import type { Pipeline, StageId } from '../pipeline/pipeline.ts';
import type { StageFigures } from './figures.ts';
import { type StageOutcome, winShareOf } from './forecast.ts';
import { type Bottleneck, ENOUGH } from './summary.ts';

/** The weeks before a period's end among which a stage's best is looked for. */
export const WEEKS = 12;

/** How the deals went that left each stage in a week. */
export type WeekOfExits = ReadonlyMap<StageId, { advanced: number; lost: number }>;

export interface BottleneckFacts {
  /** Of the period. */
  stages: readonly StageFigures[];
  /** One after the other. */
  weeks: readonly WeekOfExits[];
  outcomes: readonly StageOutcome[];
  /** The average won amount of those weeks; null: nothing was won in the team's currency. */
  averageWon: Money | null;
}

/**
 * Where deals leak most: the stage that would add the most won amount if it were as good as it was at best in the
 * last twelve weeks. Null: no stage with enough exits in the period was ever better.
 */
export const bottleneckOf = (
  pipeline: Pipeline,
  facts: BottleneckFacts,
): Omit<Bottleneck, 'examples'> | null => {
  let worst: { found: Omit<Bottleneck, 'examples'>; weight: number } | null = null;
  for (const [index, { id }] of pipeline.stages.entries()) {
    const row = facts.stages.find(({ stage }) => stage === id);
    const best = bestOf(id, facts.weeks);
    if (row === undefined || row.conversion === null || best === null) continue;
    const exits = row.advanced + row.lost;
    const extra = exits * Math.max(0, best - row.conversion);
    if (exits < ENOUGH || extra === 0) continue;
    const next = pipeline.stages[index + 1];
    const share = next === undefined ? 1 : winShareOf(next, facts.outcomes).share;
    const gain = facts.averageWon === null ? null : extra * share * facts.averageWon.minor;
    const weight = gain ?? extra;
    if (worst !== null && worst.weight >= weight) continue;
    const found = { stage: id, conversion: row.conversion, exits, best, extra, open: row.open };
    worst = { found: { ...found, gain: rounded(gain, facts.averageWon) }, weight };
  }
  return worst?.found ?? null;
};

/**
 * The best share of a week; where a week alone has too few exits, of as many weeks up to and with it as have enough
 * together. Else a team of a handful would never learn of its bottleneck, or a lucky week of two deals would be its best.
 */
const bestOf = (stage: StageId, weeks: readonly WeekOfExits[]): number | null => {
  const rows = weeks.map((week) => week.get(stage) ?? { advanced: 0, lost: 0 });
  const shares = rows.flatMap((_, end) => {
    let advanced = 0;
    let lost = 0;
    for (const row of rows.slice(0, end + 1).reverse()) {
      advanced += row.advanced;
      lost += row.lost;
      if (advanced + lost >= ENOUGH) return [advanced / (advanced + lost)];
    }
    return [];
  });
  return shares.length === 0 ? null : Math.max(...shares);
};

const rounded = (gain: number | null, of: Money | null): Money | null =>
  gain === null || of === null ? null : { minor: Math.round(gain), currency: of.currency };
