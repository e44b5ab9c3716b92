import { type SQL, sql } from 'drizzle-orm';
import type { ScopeSql } from './per-scope.ts';

/** The workspace that a report is about, in every statement of the reports. */
export const workspace = sql.placeholder('workspace');

/** Half-open: [start, end). */
export const inPeriod = (column: SQL): SQL =>
  sql`${column} >= ${sql.placeholder('start')} AND ${column} < ${sql.placeholder('end')}`;

/** Ends of visits in the period, undone ones excepted; further conditions may follow. */
export const endsOfVisits = (scope: ScopeSql): SQL => sql`
  events ${scope.dealOf(sql`events`)}
  WHERE events.workspace_id = ${workspace} AND ${inPeriod(sql`events.at`)}
    AND events.from_stage IS NOT NULL AND events.undone = 0 ${scope.where}`;

const rankOf = (stage: SQL): SQL =>
  sql`(SELECT rank FROM stages WHERE workspace_id = ${workspace} AND id = ${stage})`;

/** Whether an end of a visit is not a way back. */
export const notBack = sql`(
  events.kind <> 'moved' OR ${rankOf(sql`events.to_stage`)} > ${rankOf(sql`events.from_stage`)}
)`;

/** The largest amount first: the team's own currency before the others, by their codes, and what has none last. */
export const mostValuableFirst = sql`
  amount_currency IS NULL, amount_currency <> ${sql.placeholder('currency')}, amount_currency, amount_minor DESC, id`;
