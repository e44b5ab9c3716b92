import { type SQL, sql } from 'drizzle-orm';
import { inPeriod, workspace } from './fragments.ts';

const end = sql.placeholder('end');

/**
 * The outcomes of a period: deals that were won or lost in it and still were at its end, each once, as rows with the
 * columns of `deals` that reports ask for. One that was reopened after the period stays in it with what it had when it
 * was reopened. `where`: ` AND …` about the columns of `deals`, of each deal as it is now.
 */
export const outcomes = (where: SQL): SQL => sql`(
  SELECT id, number, version, company, company_key, owner_id, source, campaign, created_at, closed_at, stage, status,
    amount_minor, amount_currency, lost_reason, lost_text, win_back_on, NULL AS closing, 0 AS reopened
  FROM deals WHERE workspace_id = ${workspace} AND ${inPeriod(sql`closed_at`)} ${where}
  UNION ALL
  SELECT deals.id, deals.number, deals.version, deals.company, deals.company_key, deals.owner_id, deals.source,
    deals.campaign, deals.created_at, reopenings.closed_at, reopenings.stage, reopenings.status,
    reopenings.amount_minor, reopenings.amount_currency, reopenings.lost_reason, reopenings.lost_text,
    reopenings.win_back_on, reopenings.closing, 1
  FROM reopenings JOIN deals ON deals.id = reopenings.deal_id
  WHERE reopenings.workspace_id = ${workspace} AND ${inPeriod(sql`reopenings.closed_at`)}
    AND reopenings.at >= ${end} ${where}
)`;

/** About an end of a visit: not by an outcome that was reopened before the period ended, and so is none of it. */
export const lasting = sql`NOT EXISTS (
  SELECT 1 FROM reopenings
  WHERE reopenings.deal_id = events.deal_id AND reopenings.closing = events.version AND reopenings.at < ${end}
)`;

/** About a won outcome: no other one of its company, won before, still stood at the period's end. */
export const firstOfItsCompany = sql`NOT EXISTS (
  SELECT 1 FROM deals AS older
  WHERE older.workspace_id = ${workspace} AND older.company_key = outcomes.company_key AND +older.status = 'won'
    AND (+older.closed_at, +older.id) < (outcomes.closed_at, outcomes.id)
) AND NOT EXISTS (
  SELECT 1 FROM deals AS older JOIN reopenings ON reopenings.deal_id = older.id
  WHERE older.workspace_id = ${workspace} AND older.company_key = outcomes.company_key
    AND reopenings.status = 'won' AND reopenings.at >= ${end}
    AND (reopenings.closed_at, older.id) < (outcomes.closed_at, outcomes.id)
)`;
