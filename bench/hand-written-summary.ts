import type { Database } from 'better-sqlite3';
import type { Period } from '../src/domain/reports/figures.ts';

/** What the hand-written statements are asked: weeks in order, the last is the one that is told. */
export interface WeekAsk {
  weeks: readonly Period[];
  month: Period;
  quarter: Period;
  /** Days of the week that is told: the first, and the one after the last. */
  days: { from: string; until: string };
}

interface Exit {
  stage: string;
  kind: string;
  deals: number;
}
interface Visit {
  stage: string;
  ms: number;
}

const IN_WEEK = 'workspace_id = 1 AND closed_at >= :start AND closed_at < :end';
const LARGEST = `ORDER BY amount_currency IS NULL, amount_currency <> 'CNY', amount_currency, amount_minor DESC, id`;

/**
 * The figures of a weekly summary as somebody would read them from the file with plain statements: the yardstick of
 * the bench. What SQLite is slow at, such as percentiles, is left to a loop.
 */
export const handWrittenSummary = (client: Database) => {
  const exits = client.prepare<Period, Exit>(`
    SELECT stage, kind, count(*) AS deals FROM (
      SELECT e.from_stage AS stage, e.kind AS kind, max(e.id)
      FROM events e
      JOIN stages f ON f.workspace_id = 1 AND f.id = e.from_stage
      LEFT JOIN stages t ON t.workspace_id = 1 AND t.id = e.to_stage
      WHERE e.workspace_id = 1 AND e.at >= :start AND e.at < :end AND e.from_stage IS NOT NULL AND e.undone = 0
        AND (e.kind <> 'moved' OR t.rank > f.rank)
      GROUP BY e.deal_id, e.from_stage
    ) GROUP BY stage, kind`);
  const visits = client.prepare<Period, Visit>(`
    SELECT from_stage AS stage, at - entered_at AS ms FROM events
    WHERE workspace_id = 1 AND at >= :start AND at < :end AND from_stage IS NOT NULL AND undone = 0
    ORDER BY from_stage, ms`);
  const cycles = client
    .prepare<Period, number>(`
      SELECT closed_at - created_at FROM deals WHERE ${IN_WEEK} AND status = 'won' ORDER BY 1`)
    .pluck();
  const of = <Row>(sql: string) => client.prepare<object[], Row>(sql);
  const open = of<{ stage: string; deals: number }>(`
    SELECT stage, amount_currency, count(*) AS deals, sum(amount_minor) FROM deals
    WHERE workspace_id = 1 AND status = 'open' GROUP BY stage, amount_currency`);
  const reached = of(`
    SELECT stage, count(*) FROM arrivals WHERE workspace_id = 1 AND at >= :start AND at < :end GROUP BY stage`);
  const closed = of<{ status: string; deals: number }>(`
    SELECT status, lost_reason, amount_currency, count(*) AS deals, sum(amount_minor)
    FROM deals WHERE ${IN_WEEK} GROUP BY status, lost_reason, amount_currency`);
  const created = of<{ deals: number }>(`
    SELECT source, count(*) AS deals FROM deals
    WHERE workspace_id = 1 AND created_at >= :start AND created_at < :end GROUP BY source`);
  const named = 'id, number, company, owner_id, amount_currency, amount_minor, lost_reason, lost_text';
  const wins = of<{ id: number }>(
    `SELECT ${named} FROM deals WHERE ${IN_WEEK} AND +status = 'won' ${LARGEST} LIMIT 5`,
  );
  const losses = of(`SELECT ${named} FROM deals WHERE ${IN_WEEK} AND +status = 'lost' ${LARGEST} LIMIT 5`);
  const examples = of<{ id: number }>(`
    SELECT ${named} FROM deals WHERE workspace_id = 1 AND status = 'open' AND stage = :stage ${LARGEST} LIMIT 3`);
  const wonBySource = of(`
    SELECT source, amount_currency, count(*), sum(amount_minor) FROM deals
    WHERE ${IN_WEEK} AND status = 'won' GROUP BY source, amount_currency`);
  const customers = of<{ deals: number }>(`
    SELECT source, count(*) AS deals FROM deals d WHERE ${IN_WEEK} AND status = 'won' AND NOT EXISTS (
      SELECT 1 FROM deals e WHERE e.workspace_id = 1 AND e.company_key = d.company_key
        AND +e.status = 'won' AND (+e.closed_at, +e.id) < (d.closed_at, d.id)
    ) GROUP BY source`);
  const spend = of(`
    SELECT source, amount_currency, sum(amount_minor), total(impressions), total(reach), total(sessions),
      total(interactions)
    FROM spend WHERE workspace_id = 1 AND day >= :from AND day < :until GROUP BY source, amount_currency`);
  const shares = of(
    'SELECT stage, sum(won), sum(lost) FROM stage_ages WHERE workspace_id = 1 GROUP BY stage',
  );
  const targets = of('SELECT span, amount_minor, amount_currency FROM targets WHERE workspace_id = 1');
  const wonIn = of(`
    SELECT amount_currency, count(*), sum(amount_minor) FROM deals WHERE ${IN_WEEK} AND status = 'won'
    GROUP BY amount_currency`);
  const moves = of<{ member: number; deals: number }>(`
    SELECT e.by_id AS member, count(*) AS deals FROM events e
    JOIN stages f ON f.workspace_id = 1 AND f.id = e.from_stage
    LEFT JOIN stages t ON t.workspace_id = 1 AND t.id = e.to_stage
    WHERE e.workspace_id = 1 AND e.at >= :start AND e.at < :end AND e.from_stage IS NOT NULL AND e.undone = 0
      AND (e.kind = 'won' OR t.rank > f.rank)
    GROUP BY e.by_id ORDER BY deals DESC`);
  const won = of(`
    SELECT (SELECT by_id FROM events WHERE deal_id = d.id AND kind = 'won' AND undone = 0
      ORDER BY version DESC LIMIT 1) AS member, amount_currency, count(*), sum(amount_minor)
    FROM deals d WHERE ${IN_WEEK} AND status = 'won' GROUP BY member, amount_currency`);
  const quality = of<{
    open: number;
    withoutAmount: number;
    withoutSource: number;
    withoutNextStep: number;
  }>(`
    SELECT count(*) AS open, sum(amount_minor IS NULL) AS withoutAmount, sum(source IS NULL) AS withoutSource,
      sum(follow_up_at IS NULL AND waiting_due IS NULL) AS withoutNextStep
    FROM deals WHERE workspace_id = 1 AND status = 'open'`);
  const cameIn = client
    .prepare<Period, number>(
      'SELECT count(*) FROM deals WHERE workspace_id = 1 AND created_at >= :start AND created_at < :end',
    )
    .pluck();
  const ended = of<{ status: string; deals: number }>(
    `SELECT status, count(*) AS deals FROM deals WHERE ${IN_WEEK} GROUP BY status`,
  );

  const read = ({ weeks, month, quarter, days }: WeekAsk) => {
    const [first, before, week] = [weeks[0], weeks.at(-2), weeks.at(-1)];
    if (first === undefined || before === undefined || week === undefined) throw new Error('too few weeks');
    const flow = (period: Period) => ({
      reached: reached.all(period),
      visits: middles(visits.all(period)),
      closed: closed.all(period),
      cycle: middle(cycles.all(period)),
      created: created.all(period),
    });
    return {
      open: open.all(),
      week: flow(week),
      before: flow(before),
      exits: weeks.map((one) => exits.all(one)),
      wins: wins.all(week),
      losses: losses.all(week),
      examples: examples.all({ stage: 'qualified' }),
      sources: [wonBySource.all(week), customers.all(week), spend.all(days)],
      forecast: [shares.all(), targets.all(), wonIn.all(month), wonIn.all(quarter)],
      averageWon: wonIn.all({ start: first.start, end: week.end }),
      moves: moves.all(week).slice(0, 5),
      won: won.all(week),
      quality: quality.get(),
      trend: weeks.map((one) => ({ newLeads: cameIn.get(one), ended: ended.all(one) })),
    };
  };
  return (ask: WeekAsk) => client.transaction(read)(ask);
};

/** Median and 90th percentile of each stage's visits, which come in order. */
const middles = (visits: readonly Visit[]): Map<string, { median: number; p90: number }> => {
  const byStage = new Map<string, number[]>();
  for (const { stage, ms } of visits) {
    const known = byStage.get(stage);
    if (known === undefined) byStage.set(stage, [ms]);
    else known.push(ms);
  }
  return new Map(
    [...byStage].map(([stage, all]) => [
      stage,
      { median: middle(all), p90: all[Math.ceil(0.9 * all.length) - 1] ?? 0 },
    ]),
  );
};

const middle = (sorted: readonly number[]): number => {
  const [lower = 0, upper = 0] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return Math.round((lower + upper) / 2);
};
