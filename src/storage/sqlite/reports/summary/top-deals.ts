import { type SQL, sql } from 'drizzle-orm';
import type { LostReason } from '../../../../domain/deals/deal.ts';
import type { StageId } from '../../../../domain/pipeline/pipeline.ts';
import type { FigureScope, Period } from '../../../../domain/reports/figures.ts';
import type { LostDeal, NamedDeal } from '../../../../domain/reports/summary.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Connection } from '../../kit/connection.ts';
import { statement } from '../../kit/statement.ts';
import type { PersonIndex } from '../../team/people.ts';
import { workspace as here, mostValuableFirst } from '../kit/fragments.ts';
import { outcomes } from '../kit/outcomes.ts';
import { perScope } from '../kit/per-scope.ts';

const LARGEST = 5;
const EXAMPLES = 3;

interface Row extends Omit<NamedDeal, 'amount'> {
  currency: string | null;
  minor: number | null;
}

/** The deals that a summary names. */
export const notableDeals = (connection: Connection) => {
  const { client, people } = connection;
  const scoped = perScope(connection, (scope) => {
    const named = <Of extends Row>(more: SQL, from: SQL, limit: number) =>
      statement<Of>(
        client,
        sql`
          SELECT id, number, company, owner_id AS owner, amount_currency AS currency, amount_minor AS minor ${more}
          FROM ${from} ORDER BY ${mostValuableFirst} LIMIT ${sql.raw(`${limit}`)}`,
      );
    const ended = outcomes(scope.where);
    const open = sql`
      deals WHERE workspace_id = ${here} AND status = 'open' AND stage = ${sql.placeholder('stage')} ${scope.where}`;
    return {
      won: named(sql``, sql`${ended} WHERE status = 'won'`, LARGEST),
      lost: named<Row & { reason: LostReason | null; text: string | null }>(
        sql`, lost_reason AS reason, lost_text AS text`,
        sql`${ended} WHERE status = 'lost'`,
        LARGEST,
      ),
      open: named(sql``, open, EXAMPLES),
    };
  });
  const asked = (workspace: Workspace, scope: FigureScope) => {
    const { queries, values } = scoped(workspace, scope);
    return { queries, values: { ...values, currency: workspace.currency }, who: people.known() };
  };
  return {
    wins(workspace: Workspace, period: Period, scope: FigureScope): readonly NamedDeal[] {
      const { queries, values, who } = asked(workspace, scope);
      return queries.won.all({ ...values, ...period }).map((row) => namedDeal(row, who));
    },
    losses(workspace: Workspace, period: Period, scope: FigureScope): readonly LostDeal[] {
      const { queries, values, who } = asked(workspace, scope);
      return queries.lost
        .all({ ...values, ...period })
        .map((row) => ({ ...namedDeal(row, who), reason: row.reason ?? 'other', text: row.text }));
    },
    open(workspace: Workspace, stage: StageId, scope: FigureScope): readonly NamedDeal[] {
      const { queries, values, who } = asked(workspace, scope);
      return queries.open.all({ ...values, stage }).map((row) => namedDeal(row, who));
    },
  };
};

const namedDeal = ({ id, number, company, owner, currency, minor }: Row, who: PersonIndex): NamedDeal => ({
  id,
  number,
  company,
  amount: currency === null || minor === null ? null : { minor, currency },
  owner: who.personOrNone(owner),
});
