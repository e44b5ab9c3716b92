import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Store } from '../../../domain/ports/store.ts';
import { forgetDigests } from '../digests/live-digests.ts';
import { claims, outbox, settings } from '../schema/sending.ts';
import { forgetTimesOff } from '../team/time-off.ts';
import type { Connection } from './connection.ts';

type UpkeepMethods = 'setting' | 'saveSetting' | 'prune' | 'check' | 'close';

export const upkeep = (connection: Connection): Pick<Store, UpkeepMethods> => {
  const { client, db, writes, clock } = connection;
  const get = db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare();
  const saveSetting: Store['saveSetting'] = async (key, value) => {
    await writes.run(() =>
      db
        .insert(settings)
        .values({ key, value })
        .onConflictDoUpdate({ target: settings.key, set: { value } })
        .run(),
    );
  };
  return {
    async setting(key) {
      return get.get({ key })?.value ?? null;
    },
    saveSetting,
    async prune(before) {
      await writes.run(() => {
        db.delete(claims).where(lt(claims.at, before)).run();
        // A sent message with a key stays: the key must never be sent again.
        db.delete(outbox)
          .where(and(lt(outbox.endedAt, before), eq(outbox.state, 'sent'), isNull(outbox.key)))
          .run();
        forgetDigests(connection, clock.now());
        forgetTimesOff(connection, clock.now());
      });
    },
    // A full disk and a file that became read-only can be read all the same.
    check: () => saveSetting('checked.at', String(clock.now())),
    async close() {
      writes.close();
      client.close();
    },
  };
};
