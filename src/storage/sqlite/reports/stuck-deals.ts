import { sql } from 'drizzle-orm';
import type { AtRisk } from '../../../domain/stuck/stuck-order.ts';
import type { FilterQuery } from '../deals/deal-filter.ts';
import type { Connection } from '../kit/connection.ts';
import { type Statement, statement } from '../kit/statement.ts';
import type { PersonIndex } from '../team/people.ts';

/** What the order of all stuck deals is made of: one statement a shape of filter, and only these columns. */
export const stuckDeals = ({ client }: Connection): ((query: FilterQuery, who: PersonIndex) => AtRisk[]) => {
  const byShape = new Map<string, Statement<AtRisk>>();
  const prepared = ({ shape, where }: FilterQuery): Statement<AtRisk> => {
    const known = byShape.get(shape);
    if (known !== undefined) return known;
    const made = statement<AtRisk>(
      client,
      sql`
        SELECT id, owner_id AS owner, amount_minor AS minor, amount_currency AS currency
        FROM deals WHERE ${where}`,
    );
    byShape.set(shape, made);
    return made;
  };
  return (query, who) => {
    const rows = prepared(query).all(query.values);
    return who.plain ? rows : rows.map((row) => ({ ...row, owner: who.personOrNone(row.owner) }));
  };
};
