import { sql } from 'drizzle-orm';
import type { CustomerFigures, FigureScope } from '../../../../domain/reports/figures.ts';
import type { Workspace } from '../../../../domain/team/workspace.ts';
import type { Connection } from '../../kit/connection.ts';
import { statement } from '../../kit/statement.ts';
import { workspace as here } from '../kit/fragments.ts';
import { perScope } from '../kit/per-scope.ts';

/** What a customer is worth: over everything that was ever won. */
export const customerReports = (connection: Connection) => {
  const { client } = connection;
  const scoped = perScope(connection, (scope) => ({
    customers: statement<{ customers: number; repeat: number }>(
      client,
      sql`
        SELECT count(*) AS customers, count(CASE WHEN orders >= 2 THEN 1 END) AS repeat FROM (
          SELECT count(*) AS orders FROM deals
          WHERE workspace_id = ${here} AND status = 'won' ${scope.where}
          GROUP BY +company_key
        )`,
    ),
    bought: statement<{ currency: string; minor: number; customers: number }>(
      client,
      sql`
        SELECT amount_currency AS currency, sum(amount_minor) AS minor, count(DISTINCT company_key) AS customers
        FROM deals WHERE workspace_id = ${here} AND status = 'won' AND amount_minor IS NOT NULL ${scope.where}
        GROUP BY amount_currency ORDER BY amount_currency`,
    ),
  }));
  return (workspace: Workspace, scope: FigureScope): CustomerFigures => {
    const { queries, values } = scoped(workspace, scope);
    const { customers, repeat } = queries.customers.get(values) ?? { customers: 0, repeat: 0 };
    return {
      customers,
      repeat,
      repurchaseRate: customers === 0 ? null : repeat / customers,
      ltv: queries.bought.all(values).map(({ currency, minor, customers: buyers }) => ({
        minor: Math.round(minor / buyers),
        currency,
      })),
    };
  };
};
