import { type SQL, sql } from 'drizzle-orm';
import type { LostReason, Status } from '../../../domain/deals/deal.ts';
import type { Connection } from '../kit/connection.ts';
import { statement } from '../kit/statement.ts';
import { endsOfVisits, inPeriod, notBack, workspace } from './kit/fragments.ts';
import { lasting, outcomes } from './kit/outcomes.ts';
import type { ScopeSql } from './kit/per-scope.ts';
import type { Sum } from './kit/sums.ts';

/** All values in order, as a JSON array: several times faster than to let window functions find the middle. */
interface Ordered {
  ordered: string;
}

/** The open deals of one stage with one currency; sums in minor units. */
export interface OpenRow extends Sum {
  stage: string;
}
/** How many visits to a stage ended in what way. */
export interface ExitRow {
  stage: string;
  kind: string;
  deals: number;
}

/** The statements of the funnel's figures: `deals` and what else is counted, by index. */
export const funnelQueries = ({ client }: Connection, scope: ScopeSql) => {
  const ends = endsOfVisits(scope);
  const ended = outcomes(scope.where);
  return {
    open: statement<OpenRow>(
      client,
      sql`
        SELECT stage, amount_currency AS currency, count(*) AS deals, sum(amount_minor) AS minor
        FROM deals WHERE workspace_id = ${workspace} AND status = 'open' ${scope.where}
        GROUP BY stage, amount_currency ORDER BY amount_currency`,
    ),
    reached: statement<{ stage: string; deals: number }>(
      client,
      sql`
        SELECT arrivals.stage AS stage, count(*) AS deals
        FROM arrivals ${scope.dealOf(sql`arrivals`)}
        WHERE arrivals.workspace_id = ${workspace} AND ${inPeriod(sql`arrivals.at`)} ${scope.where}
        GROUP BY arrivals.stage`,
    ),
    // A bare column beside max() is that of the row with the maximum: each deal's last exit from each stage.
    exits: statement<ExitRow>(
      client,
      sql`
        SELECT stage, kind, count(*) AS deals FROM (
          SELECT events.from_stage AS stage, events.kind AS kind, max(events.id)
          FROM ${ends} AND ${notBack} AND ${lasting}
          GROUP BY events.deal_id, events.from_stage
        )
        GROUP BY stage, kind`,
    ),
    visits: statement<Ordered & { stage: string }>(
      client,
      sql`
        SELECT events.from_stage AS stage, ${inOrder(sql`events.at - events.entered_at`)} AS ordered
        FROM ${ends} GROUP BY events.from_stage`,
    ),
    closed: statement<Sum & { status: Status; reason: LostReason | null }>(
      client,
      sql`
        SELECT status, lost_reason AS reason, amount_currency AS currency, count(*) AS deals,
          sum(amount_minor) AS minor
        FROM ${ended} GROUP BY status, lost_reason, amount_currency ORDER BY amount_currency`,
    ),
    reopened: statement<{ deals: number }>(
      client,
      sql`
        SELECT count(*) AS deals
        FROM reopenings JOIN deals ON deals.id = reopenings.deal_id
        WHERE reopenings.workspace_id = ${workspace} AND ${inPeriod(sql`reopenings.at`)}
          AND reopenings.closed_at < ${sql.placeholder('start')} ${scope.where}`,
    ),
    cycle: statement<Ordered>(
      client,
      sql`
        SELECT ${inOrder(sql`closed_at - created_at`)} AS ordered FROM ${ended} WHERE status = 'won'`,
    ),
    created: statement<{ source: string | null; deals: number; referred: number }>(
      client,
      sql`
        SELECT source, count(*) AS deals, count(referred_by) AS referred
        FROM deals WHERE workspace_id = ${workspace} AND ${inPeriod(sql`created_at`)} ${scope.where}
        GROUP BY source`,
    ),
  };
};

/** See `funnelQueries`. */
export type FunnelQueries = ReturnType<typeof funnelQueries>;

const inOrder = (value: SQL): SQL => sql`json_group_array(${value} ORDER BY ${value})`;
