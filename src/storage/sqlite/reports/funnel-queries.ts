import { type SQL, sql } from 'drizzle-orm';
import type { LostReason, Status } from '../../../funnel/deal.ts';
import type { Connection } from '../connection.ts';
import { ownerIs } from '../owner-is.ts';
import { statement } from '../statement.ts';

interface Sum {
  currency: string | null;
  deals: number;
  minor: number | null;
}
/** The two middle values (the same one twice for an odd count) and the nearest-rank 90th percentile. */
interface Spread {
  lower: number;
  upper: number;
  p90: number;
}

const workspace = sql.placeholder('workspace');
const inPeriod = (column: SQL): SQL =>
  sql`${column} >= ${sql.placeholder('start')} AND ${column} < ${sql.placeholder('end')}`;

/** Which deals are counted: those of an owner kept under so many ids (0: everybody's), those of one source. */
export interface ScopeShape {
  owners: number;
  source: boolean;
}

/** The prepared statements of one shape of scope: `deals` and what else is counted, by index. */
export const funnelQueries = ({ client }: Connection, scope: ScopeShape) => {
  const owners = Array.from({ length: scope.owners }, (_, index) => sql.placeholder(`owner${index}`));
  const owned = owners.length === 0 ? sql`` : sql` AND ${ownerIs(sql`deals.owner_id`, owners)}`;
  const sourced = scope.source ? sql` AND deals.source = ${sql.placeholder('source')}` : sql``;
  const scoped = sql`${owned}${sourced}`;
  const everyone = owners.length === 0 && !scope.source;
  const dealOf = (table: SQL): SQL => (everyone ? sql`` : sql` JOIN deals ON deals.id = ${table}.deal_id`);

  /** Ends of visits in the period, undone ones excepted. */
  const ends = sql`
    events ${dealOf(sql`events`)}
    WHERE events.workspace_id = ${workspace} AND ${inPeriod(sql`events.at`)}
      AND events.from_stage IS NOT NULL AND events.undone = 0 ${scoped}`;

  return {
    open: statement<Sum & { stage: string }>(
      client,
      sql`
        SELECT stage, amount_currency AS currency, count(*) AS deals, sum(amount_minor) AS minor
        FROM deals WHERE workspace_id = ${workspace} AND status = 'open' ${scoped}
        GROUP BY stage, amount_currency ORDER BY amount_currency`,
    ),
    reached: statement<{ stage: string; deals: number }>(
      client,
      sql`
        SELECT arrivals.stage AS stage, count(*) AS deals
        FROM arrivals ${dealOf(sql`arrivals`)}
        WHERE arrivals.workspace_id = ${workspace} AND ${inPeriod(sql`arrivals.at`)} ${scoped}
        GROUP BY arrivals.stage`,
    ),
    // A bare column beside max() is that of the row with the maximum: each deal's last exit from each stage.
    exits: statement<{ stage: string; kind: string; deals: number }>(
      client,
      sql`
        SELECT stage, kind, count(*) AS deals FROM (
          SELECT events.from_stage AS stage, events.kind AS kind, max(events.id)
          FROM ${ends} AND (
            events.kind <> 'moved' OR (
              SELECT rank FROM stages WHERE workspace_id = ${workspace} AND id = events.to_stage
            ) > (
              SELECT rank FROM stages WHERE workspace_id = ${workspace} AND id = events.from_stage
            )
          )
          GROUP BY events.deal_id, events.from_stage
        )
        GROUP BY stage, kind`,
    ),
    visits: statement<Spread & { stage: string }>(
      client,
      spread(sql`events.from_stage`, sql`events.at - events.entered_at`, ends),
    ),
    closed: statement<Sum & { status: Status; reason: LostReason | null }>(
      client,
      sql`
        SELECT status, lost_reason AS reason, amount_currency AS currency, count(*) AS deals,
          sum(amount_minor) AS minor
        FROM deals WHERE workspace_id = ${workspace} AND ${inPeriod(sql`closed_at`)} ${scoped}
        GROUP BY status, lost_reason, amount_currency ORDER BY amount_currency`,
    ),
    cycle: statement<Spread>(
      client,
      spread(
        sql`'won'`,
        sql`deals.closed_at - deals.created_at`,
        sql`deals WHERE deals.workspace_id = ${workspace} AND ${inPeriod(sql`deals.closed_at`)}
          AND deals.status = 'won' ${scoped}`,
      ),
    ),
    created: statement<{ source: string | null; deals: number }>(
      client,
      sql`
        SELECT source, count(*) AS deals
        FROM deals WHERE workspace_id = ${workspace} AND ${inPeriod(sql`created_at`)} ${scoped}
        GROUP BY source`,
    ),
  };
};

const spread = (group: SQL, value: SQL, from: SQL): SQL => sql`
  SELECT stage,
    max(CASE WHEN nth = (total + 1) / 2 THEN value END) AS lower,
    max(CASE WHEN nth = (total + 2) / 2 THEN value END) AS upper,
    max(CASE WHEN nth = (9 * total + 9) / 10 THEN value END) AS p90
  FROM (
    SELECT ${group} AS stage, ${value} AS value,
      row_number() OVER (PARTITION BY ${group} ORDER BY ${value}) AS nth,
      count(*) OVER (PARTITION BY ${group}) AS total
    FROM ${from}
  )
  GROUP BY stage`;
