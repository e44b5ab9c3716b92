import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { pendingMigrations } from '../migrate.ts';
import { fileOf, refuseForeign } from '../open.ts';
import { explained, StoreOpenError } from '../open-error.ts';

/** What can be told of a database without using it. */
export interface DatabaseState {
  file: string;
  /** null: it will be made at the first start. */
  bytes: number | null;
  freeBytes: number;
  /** How many migrations the next start will run. */
  pending: number;
}

/**
 * Looks at the database of `url` without creating, migrating or changing it; waits at most `patience` ms for another
 * program's lock. Throws `StoreOpenError` with the remedy when the bot could not use it.
 */
export const inspectDatabase = (url: string, patience: number): DatabaseState => {
  const file = fileOf(url);
  let client: Database.Database | undefined;
  try {
    if (!existsSync(file)) {
      const folder = nearestFolder(dirname(file));
      accessSync(folder, constants.W_OK);
      return { file, bytes: null, freeBytes: freeBytes(folder), pending: 0 };
    }
    client = new Database(file, { timeout: patience, fileMustExist: true });
    refuseForeign(client, file);
    const pending = pendingMigrations(client, file);
    client.exec('BEGIN IMMEDIATE; CREATE TABLE writable (x); ROLLBACK');
    return { file, bytes: statSync(file).size, freeBytes: freeBytes(dirname(file)), pending };
  } catch (error) {
    const why = explained(error, file);
    throw why instanceof StoreOpenError
      ? why
      : new StoreOpenError(`Cannot open the database ${file}.`, error);
  } finally {
    client?.close();
  }
};

const nearestFolder = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};
