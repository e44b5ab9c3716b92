import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import { queryTerms } from '../../../domain/deals/search-terms.ts';
import { companyKey } from '../../../domain/leads/company-key.ts';
import type { DealStore } from '../../../domain/ports/deals.ts';
import type { Connection } from '../kit/connection.ts';
import { deals, dealTerms } from '../schema/deals.ts';
import { toDeal } from './deal-rows.ts';

/** Sorts after every character that may continue a prefix. */
const LAST = '\u{10ffff}';

/** Finds deals by what people type of them, or by what two leads of one customer share. */
export const dealSearch = ({ db, people }: Connection): Pick<DealStore, 'search' | 'similar'> => {
  const workspace = sql.placeholder('workspace');

  /** One statement for each number of words. */
  const byWords = new Map<number, ReturnType<typeof finder>>();
  const finder = (words: number) =>
    db
      .select()
      .from(deals)
      .where(
        // Nothing but ids: the terms belong to the workspace, and no other index shall be tempting.
        and(
          ...Array.from({ length: words }, (_, index) =>
            inArray(
              deals.id,
              db
                .select({ id: dealTerms.deal })
                .from(dealTerms)
                .where(
                  and(
                    eq(dealTerms.workspace, workspace),
                    gte(dealTerms.term, sql.placeholder(`from${index}`)),
                    lt(dealTerms.term, sql.placeholder(`to${index}`)),
                  ),
                ),
            ),
          ),
        ),
      )
      .orderBy(desc(deals.lastEventAt), desc(deals.id))
      .limit(sql.placeholder('limit'))
      .prepare();

  const having = (condition: SQL) =>
    db
      .select({ id: deals.id })
      .from(deals)
      .where(and(eq(deals.workspace, workspace), condition));
  // One look into each of the three indexes; as alternatives of one condition SQLite would walk the workspace.
  const similar = db
    .select()
    .from(deals)
    .where(
      inArray(
        deals.id,
        union(
          having(eq(deals.companyKey, sql.placeholder('company'))),
          having(eq(deals.phone, sql.placeholder('phone'))),
          having(eq(deals.email, sql.placeholder('email'))),
        ),
      ),
    )
    .orderBy(desc(deals.lastEventAt), desc(deals.id))
    .limit(sql.placeholder('limit'))
    .prepare();

  return {
    async search(workspaceId, text, limit) {
      const words = queryTerms(text);
      if (words.length === 0) return [];
      const query = byWords.get(words.length) ?? finder(words.length);
      byWords.set(words.length, query);
      const values: Record<string, unknown> = { workspace: workspaceId, limit };
      words.forEach((word, index) => {
        values[`from${index}`] = word;
        values[`to${index}`] = word + LAST;
      });
      const who = people.now();
      return query.all(values).map((row) => toDeal(row, who));
    },
    async similar(workspaceId, { company, phone, email }, limit) {
      const who = people.now();
      return similar
        .all({ workspace: workspaceId, company: companyKey(company), phone, email, limit })
        .map((row) => toDeal(row, who));
    },
  };
};
