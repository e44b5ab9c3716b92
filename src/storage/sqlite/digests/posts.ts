import { and, eq, sql } from 'drizzle-orm';
import type { Store } from '../../../domain/ports/store.ts';
import type { Connection } from '../kit/connection.ts';
import { posts as table } from '../schema/deals.ts';

/** Which message is a deal's live card in which conversation. */
export const posts = ({ db, writes }: Connection): Pick<Store, 'posts' | 'post' | 'dropPost'> => {
  const columns = {
    deal: table.deal,
    conversation: table.conversation,
    messageId: table.messageId,
    version: table.version,
  };
  const deal = eq(table.deal, sql.placeholder('deal'));
  const one = and(deal, eq(table.conversation, sql.placeholder('conversation')));
  const all = db.select(columns).from(table).where(deal).prepare();
  const get = db.select(columns).from(table).where(one).prepare();
  const drop = db.delete(table).where(one).prepare();
  return {
    async posts(id) {
      return all.all({ deal: id });
    },
    async post(id, conversation) {
      return get.get({ deal: id, conversation }) ?? null;
    },
    async dropPost(id, conversation) {
      await writes.run(() => drop.run({ deal: id, conversation }));
    },
  };
};
