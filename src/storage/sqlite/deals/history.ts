import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Store } from '../../../domain/ports/store.ts';
import type { Connection } from '../kit/connection.ts';
import { events } from '../schema/deals.ts';
import { toEvent } from './event-rows.ts';

export const history = ({ db, kept, people }: Connection): Pick<Store, 'history' | 'eventsOf'> => {
  const newest = db
    .select()
    .from(events)
    .where(eq(events.deal, sql.placeholder('deal')))
    .orderBy(desc(events.version), desc(events.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const ofVersion = db
    .select()
    .from(events)
    .where(and(eq(events.deal, sql.placeholder('deal')), eq(events.version, sql.placeholder('version'))))
    .orderBy(asc(events.id))
    .prepare();
  return {
    async history(deal, limit) {
      if (limit > 1) {
        const who = people.now();
        return newest.all({ deal, limit }).map((row) => toEvent(row, who));
      }
      const last = kept.last(deal);
      return last === null ? [] : [last];
    },
    async eventsOf(deal, version) {
      const who = people.now();
      return ofVersion.all({ deal, version }).map((row) => toEvent(row, who));
    },
  };
};
