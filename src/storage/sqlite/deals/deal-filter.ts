import { and, eq, gte, isNotNull, isNull, lt, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import {
  type DealFilter,
  type Lack,
  NO_NEXT_STEP,
  type StuckThresholds,
} from '../../../domain/ports/deal-filter.ts';
import type { Connection } from '../kit/connection.ts';
import { ownersOf } from '../reports/scope.ts';
import { deals } from '../schema/deals.ts';
import { ownerIs } from './owner-is.ts';

/** A filter as SQL with placeholders: filters of the same `shape` share one prepared statement. */
export interface FilterQuery {
  shape: string;
  where: SQL | undefined;
  values: Readonly<Record<string, unknown>>;
}

/** Collects conditions, naming their placeholders as it goes. */
class Conditions {
  readonly list: (SQL | undefined)[] = [];
  readonly shape: string[] = [];
  readonly values: Record<string, unknown> = {};

  value(name: string, value: unknown) {
    this.values[name] = value;
    return sql.placeholder(name);
  }

  add(shape: string, condition: SQL | undefined): void {
    this.shape.push(shape);
    this.list.push(condition);
  }
}

/** A column that no index is used for. */
const unindexed = (column: SQLiteColumn): SQL => sql`+${column}`;

/** The filter for the deals of one workspace. Owners are people: every id of a linked one is asked for. */
export const filterQuery = (connection: Connection, workspace: number, filter: DealFilter): FilterQuery => {
  const all = new Conditions();
  // What falls due is a handful: without statistics SQLite would walk all open deals, newest first, instead.
  const due =
    filter.followUpDue !== undefined ||
    filter.followUpOverdueAt !== undefined ||
    filter.waitingDue !== undefined;
  const column = (one: SQLiteColumn) => (due ? unindexed(one) : one);
  all.add('', eq(deals.workspace, all.value('workspace', workspace)));
  if (filter.status !== undefined)
    all.add('status', sql`${column(deals.status)} = ${all.value('status', filter.status)}`);
  if (filter.stage !== undefined)
    all.add('stage', sql`${column(deals.stage)} = ${all.value('stage', filter.stage)}`);
  if (filter.owner === null) all.add('pool', sql`${column(deals.owner)} IS NULL`);
  const owners = ownersOf(connection, workspace, { owner: filter.owner ?? null, team: filter.team ?? null });
  if (owners !== null) {
    all.add(
      `owner${owners.length}`,
      ownerIs(
        column(deals.owner),
        owners.map((id, index) => all.value(`owner${index}`, id)),
      ),
    );
  }
  if (filter.source !== undefined)
    all.add('source', sql`${column(deals.source)} = ${all.value('source', filter.source)}`);
  if (filter.lacks !== undefined) all.add(`lacks-${filter.lacks}`, lacking(filter.lacks));
  if (filter.createdBefore !== undefined) {
    all.add('created', sql`${column(deals.createdAt)} < ${all.value('createdBefore', filter.createdBefore)}`);
  }
  if (filter.followUpDue !== undefined) {
    all.add(
      'follow-up',
      and(
        isNotNull(deals.followUpAt),
        gte(deals.followUpAt, all.value('followUpStart', filter.followUpDue.start)),
        lt(deals.followUpAt, all.value('followUpEnd', filter.followUpDue.end)),
      ),
    );
  }
  if (filter.followUpOverdueAt !== undefined) {
    const at = all.value('followUpOverdueAt', filter.followUpOverdueAt);
    all.add('follow-up-overdue', overdue(deals.followUpAt, deals.followUpOverdueAfter, at));
  }
  if (filter.waitingDue !== undefined) {
    all.add(
      'waiting',
      and(
        isNotNull(deals.waitingDue),
        gte(deals.waitingDue, all.value('waitingStart', filter.waitingDue.start)),
        lt(deals.waitingDue, all.value('waitingEnd', filter.waitingDue.end)),
      ),
    );
  }
  if (filter.stuck !== undefined) addStuck(all, filter.stuck);
  return { shape: all.shape.join(' '), where: and(...all.list), values: all.values };
};

const lacking = (lack: Lack): SQL | undefined => {
  if (lack === NO_NEXT_STEP) return and(isNull(deals.followUpAt), isNull(deals.waitingDue));
  const column = COLUMNS.get(lack);
  return column === undefined ? sql`json_extract(${deals.custom}, ${`$."${lack}"`}) IS NULL` : isNull(column);
};

/** The columns of the fields that have one and can be asked for so. */
const COLUMNS: ReadonlyMap<Lack, SQLiteColumn> = new Map<Lack, SQLiteColumn>([
  ['amount', deals.amountMinor],
  ['source', deals.source],
  ['campaign', deals.campaign],
  ['contact', deals.contact],
  ['phone', deals.phone],
  ['email', deals.email],
]);

/** Found by the index of when it was due; what is due all day is overdue later. */
const overdue = (due: SQLiteColumn, after: SQLiteColumn, now: SQLWrapper) =>
  and(lt(due, now), lt(sql`coalesce(${after}, ${due})`, now));

/** The rules of `stuckReasons`, as instants: a follow-up that is still to come silences age and quiet. */
const addStuck = (all: Conditions, stuck: StuckThresholds): void => {
  const now = all.value('now', stuck.now);
  const stages = [...stuck.enteredBefore].map(([stage, before], index) =>
    and(
      eq(deals.stage, all.value(`stage${index}`, stage)),
      lt(deals.stageEnteredAt, all.value(`entered${index}`, before)),
    ),
  );
  all.add(
    `stuck${stages.length}`,
    and(
      eq(deals.status, sql`'open'`),
      or(isNull(deals.snoozedUntil), lte(deals.snoozedUntil, now)),
      or(
        overdue(deals.followUpAt, deals.followUpOverdueAfter, now),
        overdue(deals.waitingDue, deals.waitingOverdueAfter, now),
        and(
          isNull(deals.followUpAt),
          or(lt(deals.lastEventAt, all.value('quietBefore', stuck.quietBefore)), ...stages),
        ),
      ),
    ),
  );
};
