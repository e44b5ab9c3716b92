import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { StuckDigest } from '../../../domain/digests/message.ts';
import type { LiveDigestStore } from '../../../domain/ports/live-digests.ts';
import type { ConversationId, WorkspaceId } from '../../../domain/team/member.ts';
import { DAY, type Instant } from '../../../domain/time.ts';
import type { Connection } from '../kit/connection.ts';
import { deals } from '../schema/deals.ts';
import { digestLines, digests } from '../schema/sending.ts';
import { digestOfPeople } from './digest-people.ts';

/** How long a digest that stands in a conversation follows its deals, ms. After that it is history. */
export const LIVE_FOR_MS = 3 * DAY;

interface PostedDigest {
  /** The outbox id it was posted under. */
  id: number;
  workspace: WorkspaceId;
  conversation: ConversationId;
  messageId: string;
  digest: StuckDigest;
}

/** Which messages are stuck digests that are kept true, and which deals stand on them. */
export const liveDigestStore = ({ db, writes, clock, people }: Connection): LiveDigestStore => {
  const one = and(eq(digests.id, sql.placeholder('id')), eq(digests.workspace, sql.placeholder('workspace')));
  const get = db
    .select({ messageId: digests.messageId, body: digests.body })
    .from(digests)
    .where(and(one, gt(digests.postedAt, sql.placeholder('after'))))
    .prepare();
  const dropLines = db
    .delete(digestLines)
    .where(inArray(digestLines.digest, db.select({ id: digests.id }).from(digests).where(one)))
    .prepare();
  const drop = db.delete(digests).where(one).prepare();
  return {
    async find(workspace, id) {
      const row = get.get({ workspace, id, after: clock.now() - LIVE_FOR_MS });
      if (row === undefined) return null;
      // Only our own rows are read.
      const digest: StuckDigest = JSON.parse(row.body);
      return { id, messageId: row.messageId, digest: digestOfPeople(digest, people.now()) };
    },
    async drop(workspace, id) {
      await writes.run(() => {
        dropLines.run({ workspace, id });
        drop.run({ workspace, id });
      });
    },
  };
};

/** Remembers where a digest stands; inside a transaction. True: a deal on it has changed since it was made. */
export const liveDigestWrites = ({ db }: Connection) => {
  const version = db
    .select({ now: deals.version })
    .from(deals)
    .where(eq(deals.id, sql.placeholder('deal')))
    .prepare();
  return ({ id, workspace, conversation, messageId, digest }: PostedDigest, postedAt: Instant): boolean => {
    db.insert(digests)
      .values({ id, workspace, conversation, messageId, postedAt, body: JSON.stringify(digest) })
      .run();
    let changed = false;
    for (const line of digest.lines) {
      const stored = version.get({ deal: line.id });
      if (stored === undefined) continue;
      db.insert(digestLines).values({ deal: line.id, digest: id }).run();
      changed ||= stored.now !== line.version;
    }
    return changed;
  };
};

/** Forgets the digests that are history by `now`; inside a transaction. */
export const forgetDigests = ({ db }: Connection, now: Instant): void => {
  const old = lte(digests.postedAt, now - LIVE_FOR_MS);
  const ids = db.select({ id: digests.id }).from(digests).where(old);
  db.delete(digestLines).where(sql`${digestLines.digest} IN ${ids}`).run();
  db.delete(digests).where(old).run();
};
