import { sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { MemberId } from '../../../domain/team/member.ts';
import { QueryCache } from '../kit/cache.ts';
import type { CacheInvalidation } from '../kit/cache-invalidation.ts';
import { members } from '../schema/team.ts';

/** Who is who at a moment: for what is read or written without waiting in between. */
export interface PersonIndex {
  /** Nobody is linked: every id stands for itself. */
  plain: boolean;
  /** The person an id stands for. */
  person(id: MemberId): MemberId;
  /** The same for a column that may be empty. */
  personOrNone(id: MemberId | null): MemberId | null;
  /** Every id under which a person is kept, the person's own first. */
  ids(id: MemberId): readonly MemberId[];
}

/** Which ids are one person, asked anew whenever that may have changed. */
export interface People {
  now(): PersonIndex;
  /** Without asking whether another process wrote: right after a look in the same breath. */
  known(): PersonIndex;
}

/**
 * Linked accounts. Whatever leaves the store names a person by the oldest id, whatever comes in may name them by
 * any: nobody above ever meets two ids of one person. Rows are never rewritten for it; see `members` in the schema.
 */
export const linkedPeople = (db: BetterSQLite3Database, invalidation: CacheInvalidation): People => {
  // Greater than 0, not "is not null": so SQLite seeks in the index of the linked ones instead of walking it.
  const rows = db
    .select({ id: members.id, older: members.mergedInto })
    .from(members)
    .where(sql`${members.mergedInto} > 0`)
    .prepare();
  const who = new QueryCache<'all', PersonIndex>(invalidation);
  const read = () => whoOf(rows.all());
  return { now: () => who.get('all', read), known: () => who.known('all', read) };
};

const whoOf = (links: readonly { id: MemberId; older: MemberId | null }[]): PersonIndex => {
  if (links.length === 0) return EVERYBODY_IS_ONE;
  const primary = new Map<MemberId, MemberId>();
  const groups = new Map<MemberId, MemberId[]>();
  for (const { id, older } of [...links].sort((a, b) => a.id - b.id)) {
    if (older === null) continue;
    primary.set(id, older);
    groups.set(older, [...(groups.get(older) ?? [older]), id]);
  }
  const person = (id: MemberId): MemberId => primary.get(id) ?? id;
  return {
    plain: false,
    person,
    personOrNone: (id) => (id === null ? null : person(id)),
    ids: (id) => groups.get(person(id)) ?? [id],
  };
};

const EVERYBODY_IS_ONE: PersonIndex = {
  plain: true,
  person: (id) => id,
  personOrNone: (id) => id,
  ids: (id) => [id],
};
