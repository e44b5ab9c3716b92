import { eq, sql } from 'drizzle-orm';
import type { Deal, DealFields } from '../../../domain/deals/deal.ts';
import type { DealDraft, DealEvent } from '../../../domain/deals/event.ts';
import { fieldsIn } from '../../../domain/deals/fold.ts';
import { searchTerms } from '../../../domain/deals/search-terms.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Connection } from '../kit/connection.ts';
import { allPlaceholders } from '../kit/placeholders.ts';
import { statement } from '../kit/statement.ts';
import { deals, dealTerms } from '../schema/deals.ts';
import { workspaces } from '../schema/team.ts';
import { columnsOf, type DraftRow, toRow } from './deal-rows.ts';

/** What a deal is found by, see `searchTerms`. */
const SEARCHED: readonly (keyof DealFields)[] = ['company', 'contact', 'phone', 'email'];

/** Writes of a deal's row and of the words it is found by; to be run inside a transaction. */
export const dealWrites = ({ client, db, invalidation, people }: Connection) => {
  const number = db
    .update(workspaces)
    .set({ nextNumber: sql`${workspaces.nextNumber} + 1` })
    .where(eq(workspaces.id, sql.placeholder('workspace')))
    .returning({ next: workspaces.nextNumber })
    .prepare();
  // Without RETURNING: that makes SQLite look for orphans in every table that refers to deals.
  const insert = statement(client, db.insert(deals).values(allPlaceholders(deals, ['id'])));
  const addTerm = statement(client, db.insert(dealTerms).values(allPlaceholders(dealTerms, [])));
  const dropTerms = db
    .delete(dealTerms)
    .where(eq(dealTerms.deal, sql.placeholder('deal')))
    .prepare();

  /** SQLite rewrites every index that mentions a column of SET, changed or not: so only changed ones are set. */
  const updateOf = (columns: readonly (keyof DraftRow)[]) =>
    statement(
      client,
      db
        .update(deals)
        .set(Object.fromEntries(columns.map((column) => [column, sql`${sql.placeholder(column)}`])))
        .where(eq(deals.id, sql.placeholder('id'))),
    );
  const updates = new Map<string, ReturnType<typeof updateOf>>();
  const update = (columns: readonly (keyof DraftRow)[]) => {
    const key = columns.join();
    const known = updates.get(key) ?? updateOf(columns);
    updates.set(key, known);
    return known;
  };

  const namedIn = ({ owner, createdBy }: DealDraft): Pick<Deal, 'owner' | 'createdBy'> => {
    const who = people.known();
    return { owner: who.personOrNone(owner), createdBy: who.personOrNone(createdBy) };
  };

  const index = (deal: Deal): void => {
    for (const term of searchTerms(deal)) addTerm.run({ workspace: deal.workspace, term, deal: deal.id });
  };

  return {
    add(workspace: WorkspaceId, draft: DealDraft): Deal {
      const taken = number.get({ workspace });
      if (taken === undefined) throw new Error(`there is no workspace ${workspace}`);
      const row = { ...toRow(draft), outcome: null, workspace, number: taken.next - 1 };
      const id = Number(insert.run(row).lastInsertRowid);
      const deal = { ...draft, ...namedIn(draft), id, workspace, number: row.number };
      index(deal);
      if (row.source !== null) invalidation.invalidate();
      return deal;
    },
    /**
     * Only what the facts tell of is written. The draft names people as they are linked now; what stands in the
     * row besides is still right when they are taken apart.
     */
    change({ id, workspace, number }: Deal, draft: DealDraft, facts: readonly DealEvent[]): Deal {
      const fields = facts.flatMap(({ set }) => fieldsIn(set));
      const row: Partial<DraftRow> = { version: draft.version, lastEventAt: draft.lastEventAt };
      for (const field of fields) Object.assign(row, columnsOf(draft, field));
      update(keysOf(row)).run({ ...row, id });
      // What a copy has besides stands before what is copied: V8 adds it afterwards several times slower.
      const deal: Deal = { workspace, ...draft, ...namedIn(draft), id, number };
      if (fields.some((field) => SEARCHED.includes(field))) {
        dropTerms.run({ deal: id });
        index(deal);
      }
      if (fields.includes('source')) invalidation.invalidate();
      return deal;
    },
  };
};

const keysOf = (row: Partial<DraftRow>): (keyof DraftRow)[] =>
  Object.keys(row).filter((key): key is keyof DraftRow => key in row);
