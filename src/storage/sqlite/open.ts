import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { explained, StoreOpenError } from './open-error.ts';

/** How long opening waits for another process's lock, ms: it may be migrating the same file. */
const OPEN_PATIENCE = 5_000;
/** How long a statement holds up the event loop for another process's lock, ms; writes then wait in line. */
const BUSY_TIMEOUT = 20;
const CACHE_KIB = 16_384;

/**
 * Opens, or creates, the database of `url` (`file:./data/funnelbot.db`) and brings it up to date.
 * Throws `StoreOpenError` with the remedy.
 */
export const openDatabase = (
  url: string,
  { onSql, patience = OPEN_PATIENCE }: { onSql?: (sql: string) => void; patience?: number } = {},
): Database.Database => {
  const file = fileOf(url);
  let client: Database.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    client = new Database(file, {
      timeout: patience,
      ...(onSql && { verbose: (sql) => onSql(String(sql)) }),
    });
    // Checked first: a refused file stays byte for byte what it was.
    refuseForeign(client, file);
    client.pragma('journal_mode = WAL');
    // What was acknowledged survives a power cut, not just a crash of the process.
    client.pragma('synchronous = FULL');
    // Each checkpoint syncs the file once more: after 16 MB of log instead of 4.
    client.pragma('wal_autocheckpoint = 4000');
    client.pragma('foreign_keys = ON');
    // REPLACE would otherwise delete past the triggers that keep the history append-only.
    client.pragma('recursive_triggers = ON');
    client.pragma(`cache_size = -${CACHE_KIB}`);
    migrate(client, file);
    // SQLite opens a write-protected file without a word and fails at the first write.
    client.exec('BEGIN IMMEDIATE; CREATE TABLE writable (x); ROLLBACK');
    client.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
    return client;
  } catch (error) {
    client?.close();
    throw explained(error, file);
  }
};

/** The same file, only to be read, where waiting holds up nobody: in a thread beside the one that opened it. */
export const openForReading = (file: string): Database.Database => {
  const client = new Database(file, { readonly: true, fileMustExist: true, timeout: OPEN_PATIENCE });
  client.pragma(`cache_size = -${CACHE_KIB}`);
  return client;
};

/** The path of a `file:` address. Throws `StoreOpenError`. */
export const fileOf = (url: string): string => {
  if (url.startsWith('file://')) return fileURLToPath(url);
  if (url.startsWith('file:') && url.length > 'file:'.length) return resolve(url.slice('file:'.length));
  throw new StoreOpenError('DATABASE_URL must name a file, such as file:./data/funnelbot.db');
};

/** Throws `StoreOpenError` when another program made the tables. */
export const refuseForeign = (client: Database.Database, file: string): void => {
  const tables = client.prepare<[], number>('SELECT count(*) FROM sqlite_master').pluck().get() ?? 0;
  if (tables > 0 && client.pragma('user_version', { simple: true }) === 0) {
    throw new StoreOpenError(
      `Cannot use the database ${file}: it belongs to another program. Point DATABASE_URL at a file of Funnelbot's own.`,
    );
  }
};
