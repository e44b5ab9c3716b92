import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { DealStore } from '../../../domain/ports/deals.ts';
import type { Connection } from '../kit/connection.ts';
import { events } from '../schema/deals.ts';
import { toEvent } from './event-rows.ts';

/** The facts of one deal, each with its people as they are now. */
export const dealHistory = ({
  db,
  dealCache,
  people,
}: Connection): Pick<DealStore, 'history' | 'eventsOf'> => {
  const ofDeal = and(
    eq(events.workspace, sql.placeholder('workspace')),
    eq(events.deal, sql.placeholder('deal')),
  );
  const newest = db
    .select()
    .from(events)
    .where(ofDeal)
    .orderBy(desc(events.version), desc(events.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const ofVersion = db
    .select()
    .from(events)
    .where(and(ofDeal, eq(events.version, sql.placeholder('version'))))
    .orderBy(asc(events.id))
    .prepare();
  return {
    async history(workspace, deal, limit) {
      if (limit > 1) {
        const who = people.now();
        return newest.all({ workspace, deal, limit }).map((row) => toEvent(row, who));
      }
      const last = dealCache.last(workspace, deal);
      return last === null ? [] : [last];
    },
    async eventsOf(workspace, deal, version) {
      const who = people.now();
      return ofVersion.all({ workspace, deal, version }).map((row) => toEvent(row, who));
    },
  };
};
