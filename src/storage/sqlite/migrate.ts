import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { StoreOpenError } from './open-error.ts';

/** The same depth below the project's root from src/ and from dist/. */
const MIGRATIONS = fileURLToPath(new URL('../../../drizzle/sqlite', import.meta.url));

/**
 * Applies the migrations that the file has not had, all in one transaction, and counts them in the
 * file's user_version. Two programs that start at once do it once: the second waits and finds it done.
 */
export const migrate = (client: Database, file: string, folder: string = MIGRATIONS): void => {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  if (applied(client) === migrations.length) return;
  client
    .transaction(() => {
      const done = applied(client);
      if (done > migrations.length) throw tooNew(file, done, migrations.length);
      for (const { sql } of migrations.slice(done)) for (const one of sql) client.exec(one);
      client.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
};

/** How many migrations the file has not had. Throws `StoreOpenError` when it had more than there are. */
export const pendingMigrations = (client: Database, file: string): number => {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS }).length;
  const done = applied(client);
  if (done > known) throw tooNew(file, done, known);
  return known - done;
};

const tooNew = (file: string, done: number, known: number): StoreOpenError =>
  new StoreOpenError(
    `Cannot use the database ${file}: a newer Funnelbot wrote it (schema ${done}, this one knows ${known}). Install that version or a later one, or restore the backup from before the update.`,
  );

const applied = (client: Database): number => Number(client.pragma('user_version', { simple: true }));
