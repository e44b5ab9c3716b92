import { count, desc, inArray, isNull, sql, sum } from 'drizzle-orm';
import type { Money } from '../../../domain/money.ts';
import type { DealOrder } from '../../../domain/ports/deal-filter.ts';
import type { DealStore } from '../../../domain/ports/deals.ts';
import type { Connection } from '../kit/connection.ts';
import { sourcesOf } from '../reports/source-names.ts';
import { deals } from '../schema/deals.ts';
import { type FilterQuery, filterQuery } from './deal-filter.ts';
import { toDeal } from './deal-rows.ts';

const ORDERS = {
  recent: [desc(deals.lastEventAt), desc(deals.id)],
  amount: [
    isNull(deals.amountCurrency),
    sql`${deals.amountCurrency} <> (SELECT currency FROM workspaces WHERE id = ${deals.workspace})`,
    deals.amountCurrency,
    desc(deals.amountMinor),
    desc(deals.lastEventAt),
    desc(deals.id),
  ],
};

/** One deal, from the cache where it is there, and pages and sums of those a filter matches. */
export const dealReads = (
  connection: Connection,
): Pick<DealStore, 'find' | 'byNumber' | 'list' | 'totals' | 'sources'> => {
  const { db, dealCache, people } = connection;

  // The page is chosen first, where possible from an index alone, and only its rows are read whole.
  const pageOf = perShape(({ where }: FilterQuery, order: DealOrder) => {
    const chosen = db
      .select({ id: deals.id })
      .from(deals)
      .where(where)
      .orderBy(...ORDERS[order])
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset'));
    return db
      .select()
      .from(deals)
      .where(inArray(deals.id, chosen))
      .orderBy(...ORDERS[order])
      .prepare();
  });
  const totalOf = perShape(({ where }: FilterQuery) =>
    db.select({ deals: count() }).from(deals).where(where).prepare(),
  );
  const sumsOf = perShape(({ where }: FilterQuery) =>
    db
      .select({
        deals: count(),
        currency: deals.amountCurrency,
        minor: sum(deals.amountMinor).mapWith(Number),
      })
      .from(deals)
      .where(where)
      .groupBy(deals.amountCurrency)
      .orderBy(deals.amountCurrency)
      .prepare(),
  );

  return {
    async find(workspace, id) {
      return dealCache.byId(workspace, id)?.deal ?? null;
    },
    async byNumber(workspace, number) {
      return dealCache.byNumber(workspace, number)?.deal ?? null;
    },
    async list(workspace, filter, order, page) {
      const who = people.now();
      const query = filterQuery(connection, workspace, filter);
      const items = pageOf(query, order)
        .all({ ...query.values, ...page })
        .map((row) => toDeal(row, who));
      // A first page that is not full is all there is.
      if (page.offset === 0 && items.length < page.limit) return { items, total: items.length };
      return { items, total: totalOf(query).get(query.values)?.deals ?? 0 };
    },
    async totals(workspace, filter) {
      if (filter.status !== undefined && filter.status !== 'open') return { deals: 0, amounts: [] };
      const query = filterQuery(connection, workspace, { ...filter, status: 'open' });
      const rows = sumsOf(query).all(query.values);
      const amounts: Money[] = [];
      for (const { currency, minor } of rows)
        if (currency !== null) amounts.push({ minor: minor ?? 0, currency });
      return { deals: rows.reduce((all, row) => all + row.deals, 0), amounts };
    },
    sources: sourcesOf(connection),
  };
};

/** One prepared statement per shape of filter, made when it is first asked for. */
const perShape = <Prepared, More extends readonly string[]>(
  make: (query: FilterQuery, ...more: More) => Prepared,
): ((query: FilterQuery, ...more: More) => Prepared) => {
  const made = new Map<string, Prepared>();
  return (query, ...more) => {
    const shape = [query.shape, ...more].join(' ');
    const known = made.get(shape);
    if (known !== undefined) return known;
    const prepared = make(query, ...more);
    made.set(shape, prepared);
    return prepared;
  };
};
