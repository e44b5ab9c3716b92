import { deepStrictEqual } from 'node:assert';
import Database from 'better-sqlite3';
import { addDays, dayOf } from '../src/domain/calendar/calendar.ts';
import { SECTIONS } from '../src/domain/digests/digest-settings.ts';
import type { StuckReport } from '../src/domain/ports/reports.ts';
import { EVERYBODY } from '../src/domain/reports/figures.ts';
import { lastWeek, periodOf, periodsUntil } from '../src/domain/reports/periods.ts';
import type { Summary } from '../src/domain/reports/summary.ts';
import { stuckThresholds } from '../src/domain/stuck/stuck-rules.ts';
import { DAY, type Instant } from '../src/domain/time.ts';
import { handWrittenStuck } from './hand-written-stuck.ts';
import { handWrittenSummary } from './hand-written-summary.ts';

const DEFAULTS = { zone: 'Asia/Shanghai', language: 'en', currency: 'CNY' } as const;

/** Both digests of one file, as the bot makes them and as somebody would by hand. */
export interface Questions {
  summary(): Promise<Summary>;
  stuck(): Promise<StuckReport>;
  summaryByHand(): Promise<unknown>;
  stuckByHand(): Promise<unknown>;
  close(): Promise<void>;
}

/** Fails when the two ways do not tell the same. */
export const openQuestions = async (file: string, now: Instant): Promise<Questions> => {
  // The built store: what a bot runs.
  const built = new URL('../dist/storage/sqlite/index.js', import.meta.url).href;
  const { openStore }: typeof import('../src/storage/sqlite/index.ts') = await import(built);
  const store = await openStore(`file:${file}`, { clock: { now: () => now }, defaults: DEFAULTS });
  const [workspace] = await store.team.workspaces();
  if (workspace === undefined) throw new Error(`${file} has no workspace`);
  const { zone } = workspace;
  const period = lastWeek(now, zone);
  const stuckAt = (at: Instant, before: StuckReport['deals'] | null) =>
    store.reports.stuck(workspace, { now: at, scope: EVERYBODY, offset: 0, limit: 60, before });
  const { deals: yesterday } = await stuckAt(now - DAY, null);
  const stuck = () => stuckAt(now, yesterday);
  const summary = () =>
    store.reports.summary(workspace, { kind: 'weekly', period, now, scope: EVERYBODY, sections: SECTIONS });

  const client = new Database(file, { readonly: true });
  const week = handWrittenSummary(client);
  const ask = {
    weeks: periodsUntil('week', period, 12, zone),
    month: periodOf('month', now, zone),
    quarter: periodOf('quarter', now, zone),
    days: { from: dayOf(period.start, zone), until: addDays(dayOf(period.start, zone), 7) },
  };
  const byHand = handWrittenStuck(client, stuckThresholds(workspace, now));

  sameSummary(await summary(), week(ask));
  sameStuck(await stuck(), byHand(yesterday));
  return {
    summary,
    stuck,
    summaryByHand: async () => week(ask),
    stuckByHand: async () => byHand(yesterday),
    async close() {
      client.close();
      await store.maintenance.close();
    },
  };
};

const sum = (rows: readonly { deals: number }[]): number => rows.reduce((all, { deals }) => all + deals, 0);

const sameSummary = (ours: Summary, theirs: ReturnType<ReturnType<typeof handWrittenSummary>>): void => {
  for (const stage of ours.figures.stages) {
    const left = (theirs.exits.at(-1) ?? []).filter((row) => row.stage === stage.stage);
    const lost = sum(left.filter(({ kind }) => kind === 'lost'));
    deepStrictEqual([stage.lost, stage.advanced], [lost, sum(left) - lost]);
    deepStrictEqual(stage.open, sum(theirs.open.filter((row) => row.stage === stage.stage)));
    const { median = null, p90 = null } = theirs.week.visits.get(stage.stage) ?? {};
    deepStrictEqual([stage.medianTime, stage.p90Time], [median, p90]);
  }
  const { figures, before, wins, quality, leaders } = ours;
  deepStrictEqual([figures.cycle, before.cycle], [theirs.week.cycle, theirs.before.cycle]);
  deepStrictEqual(before.newLeads, sum(theirs.before.created));
  deepStrictEqual(before.won + before.lost, sum(theirs.before.closed));
  deepStrictEqual(
    wins.map(({ id }) => id),
    theirs.wins.map(({ id }) => id),
  );
  deepStrictEqual(
    leaders.map(({ moves }) => moves),
    theirs.moves.map(({ deals }) => deals),
  );
  deepStrictEqual({ ...quality }, { ...theirs.quality });
  deepStrictEqual(
    ours.trend.map(({ newLeads, won, lost }) => [newLeads, won + lost]),
    theirs.trend.map(({ newLeads, ended }) => [newLeads, sum(ended)]),
  );
};

const sameStuck = (ours: StuckReport, theirs: ReturnType<ReturnType<typeof handWrittenStuck>>): void => {
  const { total, owners, deals, progress, lines } = ours;
  const { resolved, fresh } = theirs;
  deepStrictEqual([total, owners.length, lines.length], [theirs.total, theirs.owners, theirs.lines.length]);
  deepStrictEqual(deals, theirs.ids);
  deepStrictEqual(progress, { resolved, fresh });
};
