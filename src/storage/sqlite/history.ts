import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { DealId } from '../../funnel/deal.ts';
import type { DealEvent } from '../../funnel/event.ts';
import type { Store } from '../../funnel/store.ts';
import type { Connection } from './connection.ts';
import { toEvent } from './event-rows.ts';
import { events } from './schema/deals.ts';

export const history = ({ db }: Connection): Pick<Store, 'history' | 'eventsOf'> => {
  const newest = newestEvents(db);
  const ofVersion = db
    .select()
    .from(events)
    .where(and(eq(events.deal, sql.placeholder('deal')), eq(events.version, sql.placeholder('version'))))
    .orderBy(asc(events.id))
    .prepare();
  return {
    async history(deal, limit) {
      return newest(deal, limit);
    },
    async eventsOf(deal, version) {
      return ofVersion.all({ deal, version }).map(toEvent);
    },
  };
};

/** A deal's facts, newest first. */
export const newestEvents = (db: Connection['db']): ((deal: DealId, limit: number) => DealEvent[]) => {
  const rows = db
    .select()
    .from(events)
    .where(eq(events.deal, sql.placeholder('deal')))
    .orderBy(desc(events.version), desc(events.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  return (deal, limit) => rows.all({ deal, limit }).map(toEvent);
};
