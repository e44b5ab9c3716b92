import { sql } from 'drizzle-orm';
import type { Connection } from '../kit/connection.ts';
import { statement } from '../kit/statement.ts';
import { inPeriod, workspace } from './kit/fragments.ts';
import { firstOfItsCompany, outcomes } from './kit/outcomes.ts';
import type { ScopeSql } from './kit/per-scope.ts';
import type { Sum } from './kit/sums.ts';

interface Channel {
  source: string | null;
  campaign: string | null;
}

/**
 * What was entered of a channel, summed over a period: money in minor units of its currency, null where none was
 * entered.
 */
export interface Spent extends Channel {
  currency: string | null;
  minor: number | null;
  impressions: number;
  reach: number;
  sessions: number;
  interactions: number;
}

/** What each source and campaign brought and cost in a period. */
export const sourceQueries = ({ client }: Connection, scope: ScopeSql) => ({
  created: statement<Channel & { deals: number }>(
    client,
    sql`
      SELECT source, campaign, count(*) AS deals
      FROM deals WHERE workspace_id = ${workspace} AND ${inPeriod(sql`created_at`)} ${scope.where}
      GROUP BY source, campaign`,
  ),
  won: statement<Channel & Sum>(
    client,
    sql`
      SELECT source, campaign, amount_currency AS currency, count(*) AS deals, sum(amount_minor) AS minor
      FROM ${outcomes(scope.where)} WHERE status = 'won'
      GROUP BY source, campaign, amount_currency`,
  ),
  // The few deals of each company that won in the period, not all that were ever won: hence the index.
  customers: statement<Channel & { deals: number }>(
    client,
    sql`
      SELECT source, campaign, count(*) AS deals
      FROM ${outcomes(scope.where)} AS outcomes WHERE status = 'won' AND ${firstOfItsCompany}
      GROUP BY source, campaign`,
  ),
  /** From one day on and before another, in their own currencies. */
  spent: statement<Spent>(
    client,
    sql`
      SELECT source, nullif(campaign, '') AS campaign, amount_currency AS currency, sum(amount_minor) AS minor,
        total(impressions) AS impressions, total(reach) AS reach, total(sessions) AS sessions,
        total(interactions) AS interactions
      FROM spend
      WHERE workspace_id = ${workspace} AND day >= ${sql.placeholder('from')} AND day < ${sql.placeholder('until')}
        ${scope.source ? sql`AND source = ${sql.placeholder('source')}` : sql``}
      GROUP BY source, campaign, amount_currency`,
  ),
});
