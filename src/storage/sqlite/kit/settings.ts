import { eq, sql } from 'drizzle-orm';
import type { SettingStore } from '../../../domain/ports/settings.ts';
import { settings } from '../schema/sending.ts';
import type { Connection } from './connection.ts';

/** Texts by key, of no workspace. */
export const settingStore = ({ db, writes }: Connection): SettingStore => {
  const get = db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare();
  return {
    async find(key) {
      return get.get({ key })?.value ?? null;
    },
    async save(key, value) {
      await writes.run(() =>
        db
          .insert(settings)
          .values({ key, value })
          .onConflictDoUpdate({ target: settings.key, set: { value } })
          .run(),
      );
    },
  };
};
