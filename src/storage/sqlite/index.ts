import type { Store } from '../../domain/ports/store.ts';
import type { Instant } from '../../domain/time.ts';
import { calendarStore } from './calendar/calendar.ts';
import { dealStore } from './deals/deals.ts';
import { liveDigestStore } from './digests/live-digests.ts';
import { outbox } from './digests/outbox.ts';
import { postStore } from './digests/posts.ts';
import { queueing } from './digests/queueing.ts';
import { slotStore } from './digests/slots.ts';
import { connect } from './kit/connection.ts';
import { maintenance } from './kit/maintenance.ts';
import { settingStore } from './kit/settings.ts';
import { fileOf, openDatabase } from './open.ts';
import { reports } from './reports/index.ts';
import { spendStore } from './reports/spend.ts';
import { targetStore } from './reports/targets.ts';
import { reportThread } from './reports/worker/thread.ts';
import { conversationStore } from './team/conversations.ts';
import { fixStore } from './team/fixes.ts';
import type { Defaults } from './team/provisioning.ts';
import { teamStore } from './team/team.ts';
import { teamQueries } from './team/team-queries.ts';
import { type Transcript, transcript } from './transcript.ts';

export { StoreOpenError } from './open-error.ts';

/** How the store is opened. */
export interface OpenOptions {
  clock: { now(): Instant };
  defaults: Defaults;
  /** Every statement as it is executed, values filled in: for looking at query plans. */
  onSql?: (sql: string) => void;
  /** Where reports are counted: in a thread beside this one (the built bot only), or here, holding up everybody else. */
  reports?: 'thread' | 'here' | undefined;
}

/** The store, and what only this one has. */
export type SqliteStore = Store & { readonly transcript: Transcript };

/**
 * Opens the store of `url` (`file:./data/funnelbot.db`), creating and migrating the file as needed.
 * Throws `StoreOpenError`, whose message is one line that says what to do.
 */
export const openStore = async (
  url: string,
  { clock, defaults, onSql, reports: where = 'here' }: OpenOptions,
): Promise<SqliteStore> => {
  const connection = connect(openDatabase(url, { onSql }), clock);
  const line = queueing(connection);
  const query = teamQueries(connection);
  const settings = settingStore(connection);
  const settled = () => connection.writes.settled();
  const thread = where === 'thread' ? reportThread(fileOf(url), settled) : null;
  return {
    deals: dealStore(connection, line, query),
    team: teamStore(connection, query, defaults),
    calendar: calendarStore(connection),
    conversations: conversationStore(connection, query),
    fixes: fixStore(connection, line),
    slots: slotStore(connection, line),
    outbox: outbox(connection, line),
    posts: postStore(connection),
    liveDigests: liveDigestStore(connection),
    targets: targetStore(connection),
    spend: spendStore(connection),
    reports: thread === null ? reports(connection) : thread.reports,
    settings,
    maintenance: maintenance(connection, settings, async () => thread?.close()),
    transcript: transcript(connection),
  };
};
