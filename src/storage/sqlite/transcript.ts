import { and, asc, eq, gt, max, sql } from 'drizzle-orm';
import type { Connection } from './kit/connection.ts';
import { transcript as table } from './schema/sending.ts';

/** One message of the playground. `seq` grows with each change of any row. */
interface TranscriptRow {
  id: number;
  seq: number;
  channel: string;
  /** Who alone sees it; null: everyone in the channel. */
  person: string | null;
  author: string;
  /** Unique in its channel. */
  key: string | null;
  /** JSON. */
  body: string;
  at: number;
}

/** What the playground shows: the messages that another platform would keep itself. */
export interface Transcript {
  append(row: Omit<TranscriptRow, 'id' | 'seq'>): Promise<number>;
  update(id: number, body: string): Promise<void>;
  find(channel: string, key: string): Promise<TranscriptRow | null>;
  get(id: number): Promise<TranscriptRow | null>;
  /** Rows added or changed after sequence number `seq`, in that order. */
  since(seq: number): Promise<readonly TranscriptRow[]>;
}

/** The playground's messages in this database. A row's `seq` grows with every change of any row. */
export const transcript = ({ db, writes }: Connection): Transcript => {
  const newest = db
    .select({ seq: max(table.seq) })
    .from(table)
    .prepare();
  const next = (): number => (newest.get()?.seq ?? 0) + 1;
  const byId = db
    .select()
    .from(table)
    .where(eq(table.id, sql.placeholder('id')))
    .prepare();
  const byKey = db
    .select()
    .from(table)
    .where(and(eq(table.channel, sql.placeholder('channel')), eq(table.key, sql.placeholder('key'))))
    .prepare();
  const after = db
    .select()
    .from(table)
    .where(gt(table.seq, sql.placeholder('seq')))
    .orderBy(asc(table.seq))
    .prepare();
  return {
    append: (row) =>
      writes.run(
        () =>
          db
            .insert(table)
            .values({ ...row, seq: next() })
            .returning({ id: table.id })
            .get().id,
      ),
    async update(id, body) {
      await writes.run(() => db.update(table).set({ body, seq: next() }).where(eq(table.id, id)).run());
    },
    async find(channel, key) {
      return byKey.get({ channel, key }) ?? null;
    },
    async get(id) {
      return byId.get({ id }) ?? null;
    },
    async since(seq) {
      return after.all({ seq });
    },
  };
};
