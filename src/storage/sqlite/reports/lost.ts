import { sql } from 'drizzle-orm';
import { LOST_REASONS, type LostReason } from '../../../domain/deals/deal.ts';
import { sumByCurrency } from '../../../domain/money.ts';
import type { Period } from '../../../domain/reports/figures.ts';
import type { LostAt, LostCount, LostFigures } from '../../../domain/reports/lost.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Connection } from '../kit/connection.ts';
import { statement } from '../kit/statement.ts';
import { mostValuableFirst } from './kit/fragments.ts';
import { outcomes } from './kit/outcomes.ts';

const LARGEST = 5;

interface Group {
  reason: LostReason | null;
  stage: string;
  currency: string | null;
  deals: number;
  minor: number | null;
}

interface Row {
  id: number;
  number: number;
  version: number;
  company: string;
  currency: string | null;
  minor: number | null;
  owner: number | null;
  stage: string;
  reason: LostReason | null;
  text: string | null;
  winBackOn: string | null;
  reopened: 0 | 1;
}

const lostInPeriod = sql`FROM ${outcomes(sql``)} WHERE status = 'lost'`;

/** What was lost in a period, found by closing date. */
export const lostFigures = ({ client, people }: Connection) => {
  const groups = statement<Group>(
    client,
    sql`
      SELECT lost_reason AS reason, stage, amount_currency AS currency, count(*) AS deals,
        sum(amount_minor) AS minor
      ${lostInPeriod} GROUP BY lost_reason, stage, amount_currency`,
  );
  const largest = statement<Row>(
    client,
    sql`
      SELECT id, number, version, company, amount_currency AS currency, amount_minor AS minor, owner_id AS owner,
        stage, lost_reason AS reason, lost_text AS text, win_back_on AS winBackOn, reopened
      ${lostInPeriod} ORDER BY ${mostValuableFirst} LIMIT ${sql.raw(`${LARGEST}`)}`,
  );

  return ({ id, pipeline, currency: own }: Workspace, period: Period): LostFigures => {
    const values = { workspace: id, ...period };
    const rows = groups.all(values);
    const who = people.now();
    return {
      period,
      ...together(rows),
      reasons: LOST_REASONS.map((reason) => ({
        reason,
        ...together(rows.filter((row) => (row.reason ?? 'other') === reason)),
      }))
        .filter(({ deals }) => deals > 0)
        .sort((a, b) => b.deals - a.deals),
      stages: pipeline.stages
        .map((stage) => ({ stage: stage.id, ...together(rows.filter((row) => row.stage === stage.id)) }))
        .filter(({ deals }) => deals > 0),
      largest: largest.all({ ...values, currency: own }).map(
        ({ currency, minor, ...row }): LostAt => ({
          ...row,
          amount: moneyOf({ currency, minor }),
          owner: who.personOrNone(row.owner),
          reason: row.reason ?? 'other',
          reopened: row.reopened === 1,
        }),
      ),
    };
  };
};

const moneyOf = ({ currency, minor }: Pick<Group, 'currency' | 'minor'>) =>
  currency === null || minor === null ? null : { minor, currency };

const together = (rows: readonly Group[]): LostCount => ({
  deals: rows.reduce((sum, { deals }) => sum + deals, 0),
  amount: sumByCurrency(rows.map(moneyOf)),
});
