import { and, desc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Deal, DealId } from '../../../domain/deals/deal.ts';
import type { DealEvent } from '../../../domain/deals/event.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { CacheInvalidation } from '../kit/cache-invalidation.ts';
import { deals, events } from '../schema/deals.ts';
import type { People } from '../team/people.ts';
import { type DealRow, toDeal } from './deal-rows.ts';
import { factOfPeople, toEvent } from './event-rows.ts';

/** A deal as it is stored, and its newest fact once somebody asked for it. */
interface Kept {
  deal: Deal;
  /** What it added to `stage_ages`, as in its row. */
  outcome: string | null;
  last: DealEvent | null | undefined;
}

/** What a busy team works on in a day, and then some; a few megabytes. */
const MAX_COUNT = 5_000;

/**
 * The deals that were read or written lately: each request reads its deal, and mostly one that was just there.
 * What stands here is what a SELECT would find, or nothing: see `CacheInvalidation` for when it is forgotten.
 */
export class KeptDeals {
  readonly #byId = new Map<DealId, Kept>();
  readonly #byNumber = new Map<string, DealId>();
  readonly #invalidation: CacheInvalidation;
  readonly #people: People;
  readonly #read;

  constructor(db: BetterSQLite3Database, invalidation: CacheInvalidation, people: People) {
    this.#invalidation = invalidation;
    this.#people = people;
    invalidation.watch(() => this.#clear());
    const workspaceIs = eq(deals.workspace, sql.placeholder('workspace'));
    this.#read = {
      byId: db
        .select()
        .from(deals)
        .where(eq(deals.id, sql.placeholder('id')))
        .prepare(),
      byNumber: db
        .select()
        .from(deals)
        .where(and(workspaceIs, eq(deals.number, sql.placeholder('number'))))
        .prepare(),
      newest: db
        .select()
        .from(events)
        .where(
          and(eq(events.workspace, sql.placeholder('workspace')), eq(events.deal, sql.placeholder('deal'))),
        )
        .orderBy(desc(events.version), desc(events.id))
        .limit(1)
        .prepare(),
    };
  }

  byId(workspace: WorkspaceId, id: DealId): Readonly<Kept> | undefined {
    this.#invalidation.look();
    const kept = this.#byId.get(id) ?? this.#keep(this.#read.byId.get({ id }));
    return kept?.deal.workspace === workspace ? kept : undefined;
  }

  byNumber(workspace: WorkspaceId, number: number): Readonly<Kept> | undefined {
    this.#invalidation.look();
    const id = this.#byNumber.get(numberKey(workspace, number));
    return (
      (id === undefined ? undefined : this.#byId.get(id)) ??
      this.#keep(this.#read.byNumber.get({ workspace, number }))
    );
  }

  /** The newest fact of a deal, null for one without history. */
  last(workspace: WorkspaceId, id: DealId): DealEvent | null {
    this.#invalidation.look();
    const kept = this.#byId.get(id);
    if (kept !== undefined && kept.deal.workspace !== workspace) return null;
    if (kept?.last !== undefined) return kept.last;
    const row = this.#read.newest.get({ workspace, deal: id });
    const last = row === undefined ? null : toEvent(row, this.#people.known());
    if (kept !== undefined) kept.last = last;
    return last;
  }

  /** What was just written, inside the transaction that wrote it: if that fails, all is forgotten. */
  written(deal: Deal, outcome: string | null, last: DealEvent | undefined): void {
    this.#put({ deal, outcome, last: last && factOfPeople(last, this.#people.known()) });
  }

  #keep(row: DealRow | undefined): Kept | undefined {
    return row === undefined
      ? undefined
      : this.#put({ deal: toDeal(row, this.#people.known()), outcome: row.outcome, last: undefined });
  }

  #put(kept: Kept): Kept {
    if (this.#byId.size >= MAX_COUNT) this.#clear();
    this.#byId.set(kept.deal.id, kept);
    this.#byNumber.set(numberKey(kept.deal.workspace, kept.deal.number), kept.deal.id);
    return kept;
  }

  #clear(): void {
    this.#byId.clear();
    this.#byNumber.clear();
  }
}

const numberKey = (workspace: WorkspaceId, number: number): string => `${workspace}#${number}`;
