import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Maintenance } from '../../../domain/ports/maintenance.ts';
import type { SettingStore } from '../../../domain/ports/settings.ts';
import { forgetTimesOff } from '../calendar/time-off.ts';
import { forgetDigests } from '../digests/live-digests.ts';
import { committedRequests, outbox } from '../schema/sending.ts';
import type { Connection } from './connection.ts';

/** `closeThread` ends whoever else has the file open for us. */
export const maintenance = (
  connection: Connection,
  settings: SettingStore,
  closeThread: () => Promise<void>,
): Maintenance => {
  const { client, db, writes, clock } = connection;
  return {
    async prune(before) {
      await writes.run(() => {
        db.delete(committedRequests).where(lt(committedRequests.at, before)).run();
        // A sent message with a key stays: the key must never be sent again.
        db.delete(outbox)
          .where(and(lt(outbox.endedAt, before), eq(outbox.state, 'sent'), isNull(outbox.key)))
          .run();
        forgetDigests(connection, clock.now());
        forgetTimesOff(connection, clock.now());
      });
    },
    settled: () => writes.settled(),
    // A full disk and a file that became read-only can be read all the same.
    check: () => settings.save('checked.at', String(clock.now())),
    async close() {
      // The last to close tidies up the log, which who only reads cannot.
      await closeThread();
      writes.close();
      client.close();
    },
  };
};
