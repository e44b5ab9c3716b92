import { and, eq, sql } from 'drizzle-orm';
import type { PostStore } from '../../../domain/ports/posts.ts';
import type { Connection } from '../kit/connection.ts';
import { posts as table } from '../schema/deals.ts';

/** Which message is a deal's live card in which conversation. */
export const postStore = ({ db, writes }: Connection): PostStore => {
  const columns = {
    deal: table.deal,
    conversation: table.conversation,
    messageId: table.messageId,
    version: table.version,
  };
  const deal = and(
    eq(table.deal, sql.placeholder('deal')),
    eq(table.workspace, sql.placeholder('workspace')),
  );
  const one = and(deal, eq(table.conversation, sql.placeholder('conversation')));
  const all = db.select(columns).from(table).where(deal).prepare();
  const get = db.select(columns).from(table).where(one).prepare();
  const drop = db.delete(table).where(one).prepare();
  return {
    async list(workspace, id) {
      return all.all({ workspace, deal: id });
    },
    async find(workspace, id, conversation) {
      return get.get({ workspace, deal: id, conversation }) ?? null;
    },
    async drop(workspace, id, conversation) {
      await writes.run(() => drop.run({ workspace, deal: id, conversation }));
    },
  };
};
