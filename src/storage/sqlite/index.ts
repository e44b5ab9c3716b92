import type { Store } from '../../domain/ports/store.ts';
import type { Instant } from '../../domain/time.ts';
import { workCalendars } from './calendar/work-calendars.ts';
import { commits } from './deals/commit.ts';
import { dealReads } from './deals/deals.ts';
import { history } from './deals/history.ts';
import { search } from './deals/search.ts';
import { liveDigests } from './digests/live-digests.ts';
import { outbox } from './digests/outbox.ts';
import { posts } from './digests/posts.ts';
import { queueing } from './digests/queueing.ts';
import { slots } from './digests/slots.ts';
import { connect } from './kit/connection.ts';
import { upkeep } from './kit/maintenance.ts';
import { fileOf, openDatabase } from './open.ts';
import { reports } from './reports/index.ts';
import { spend } from './reports/spend.ts';
import { targets } from './reports/targets.ts';
import { reportThread } from './reports/thread.ts';
import { fixes } from './team/fixes.ts';
import type { Defaults } from './team/provisioning.ts';
import { team } from './team/team.ts';
import { timesOff } from './team/time-off.ts';
import { type Transcript, transcript } from './transcript.ts';

export { StoreOpenError } from './open-error.ts';

export interface OpenOptions {
  clock: { now(): Instant };
  defaults: Defaults;
  /** Every statement as it is executed, values filled in: for looking at query plans. */
  onSql?: (sql: string) => void;
  /** Where reports are counted: in a thread beside this one (the built bot only), or here, holding up everybody else. */
  reports?: 'thread' | 'here' | undefined;
}

/** The store, and what only this one has. */
export type SqliteStore = Store & {
  readonly transcript: Transcript;
  /**
   * Resolves when all that was read up to now is durable: a read may see what was committed in the same
   * turn of the event loop, a moment before the fsync. Rejects when that did not become durable.
   */
  settled(): Promise<void>;
};

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
  const settled = () => connection.writes.settled();
  const thread = where === 'thread' ? reportThread(fileOf(url), settled) : null;
  const { close, ...care } = upkeep(connection);
  return {
    ...team(connection, defaults),
    ...timesOff(connection),
    ...workCalendars(connection),
    ...dealReads(connection),
    ...search(connection),
    ...history(connection),
    reports: thread === null ? reports(connection) : thread.reports,
    ...commits(connection, line),
    ...slots(connection, line),
    ...targets(connection),
    ...spend(connection),
    ...fixes(connection, line),
    ...posts(connection),
    ...liveDigests(connection),
    ...care,
    outbox: outbox(connection, line),
    transcript: transcript(connection),
    settled,
    async close() {
      // The last to close tidies up the log, which who only reads cannot.
      await thread?.close();
      await close();
    },
  };
};
