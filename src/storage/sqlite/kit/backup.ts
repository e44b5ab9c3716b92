import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { fileOf, refuseForeign } from '../open.ts';
import { explained, StoreOpenError } from '../open-error.ts';

/** What a copy holds. */
export interface Backup {
  file: string;
  bytes: number;
  deals: number;
}

/**
 * Copies the database of `url` to a new file, also while a bot writes to it, and looks whether the copy is whole. What
 * was committed when it began is in it; the file appears only once it is complete.
 * Throws `StoreOpenError` in words that help; an existing file is never touched.
 * https://www.sqlite.org/backup.html
 */
export const backUp = async (url: string, to: string): Promise<Backup> => {
  const from = fileOf(url);
  const file = resolve(to);
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  if (!existsSync(from)) throw new StoreOpenError(`There is no database ${from} yet: nothing to back up.`);
  if (existsSync(file)) throw new StoreOpenError(`${file} exists already: name a new file.`);
  let client: Database.Database | undefined;
  try {
    client = new Database(from, { readonly: true, fileMustExist: true });
    refuseForeign(client, from);
    // All at once: between two steps another process's commit would begin it anew, each time.
    await client.backup(unfinished, { progress: () => ALL_PAGES });
    const deals = dealsIn(unfinished);
    renameSync(unfinished, file);
    return { file, bytes: statSync(file).size, deals };
  } catch (error) {
    const why = explained(error, from);
    throw why instanceof StoreOpenError
      ? why
      : new StoreOpenError(`Cannot write the backup ${file}: ${reasonOf(error)}.`, error);
  } finally {
    client?.close();
    rmSync(unfinished, { force: true });
  }
};

const ALL_PAGES = 0x7fffffff;

/** Opens the copy as one would who needs it. Throws where it is not whole. */
const dealsIn = (file: string): number => {
  const copy = new Database(file, { fileMustExist: true });
  try {
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new StoreOpenError(`The copy is not whole: ${String(found)}.`);
    return copy.prepare<[], number>('SELECT count(*) FROM deals').pluck().get() ?? 0;
  } finally {
    copy.close();
  }
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
