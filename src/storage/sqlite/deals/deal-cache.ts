import { and, desc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Deal, DealId } from '../../../domain/deals/deal.ts';
import type { DealEvent } from '../../../domain/deals/event.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import { createCache } from '../../../lib/cache.ts';
import type { CacheInvalidation } from '../kit/cache-invalidation.ts';
import { deals, events } from '../schema/deals.ts';
import type { People } from '../team/people.ts';
import { type DealRow, toDeal } from './deal-rows.ts';
import { factOfPeople, toEvent } from './event-rows.ts';

/** A deal as it is stored, and its newest fact once somebody asked for it. */
interface CachedDeal {
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
export class DealCache {
  readonly #byId = createCache<DealId, CachedDeal>(MAX_COUNT);
  /** Ids, also of deals that are not remembered any more. */
  readonly #byNumber = createCache<string, DealId>(MAX_COUNT);
  readonly #invalidation: CacheInvalidation;
  readonly #people: People;
  readonly #read;

  constructor(db: BetterSQLite3Database, invalidation: CacheInvalidation, people: People) {
    this.#invalidation = invalidation;
    this.#people = people;
    invalidation.onInvalidate(() => this.#clear());
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

  byId(workspace: WorkspaceId, id: DealId): Readonly<CachedDeal> | undefined {
    this.#invalidation.check();
    const cached = this.#byId.get(id) ?? this.#remember(this.#read.byId.get({ id }));
    return cached?.deal.workspace === workspace ? cached : undefined;
  }

  byNumber(workspace: WorkspaceId, number: number): Readonly<CachedDeal> | undefined {
    this.#invalidation.check();
    const id = this.#byNumber.get(numberKey(workspace, number));
    return (
      (id === undefined ? undefined : this.#byId.get(id)) ??
      this.#remember(this.#read.byNumber.get({ workspace, number }))
    );
  }

  /** The newest fact of a deal, null for one without history. */
  last(workspace: WorkspaceId, id: DealId): DealEvent | null {
    this.#invalidation.check();
    const cached = this.#byId.get(id);
    if (cached !== undefined && cached.deal.workspace !== workspace) return null;
    if (cached?.last !== undefined) return cached.last;
    const row = this.#read.newest.get({ workspace, deal: id });
    const last = row === undefined ? null : toEvent(row, this.#people.known());
    if (cached !== undefined) cached.last = last;
    return last;
  }

  /** What was just written, inside the transaction that wrote it: if that fails, all is forgotten. */
  written(deal: Deal, outcome: string | null, last: DealEvent | undefined): void {
    this.#put({ deal, outcome, last: last && factOfPeople(last, this.#people.known()) });
  }

  #remember(row: DealRow | undefined): CachedDeal | undefined {
    return row === undefined
      ? undefined
      : this.#put({ deal: toDeal(row, this.#people.known()), outcome: row.outcome, last: undefined });
  }

  #put(cached: CachedDeal): CachedDeal {
    this.#byId.set(cached.deal.id, cached);
    this.#byNumber.set(numberKey(cached.deal.workspace, cached.deal.number), cached.deal.id);
    return cached;
  }

  #clear(): void {
    this.#byId.clear();
    this.#byNumber.clear();
  }
}

const numberKey = (workspace: WorkspaceId, number: number): string => `${workspace}#${number}`;
