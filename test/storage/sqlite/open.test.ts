import { chmodSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, StoreOpenError } from '../../../src/storage/sqlite/index.ts';
import { openDatabase } from '../../../src/storage/sqlite/open.ts';
import { explained } from '../../../src/storage/sqlite/open-error.ts';
import { ManualClock } from '../../support/clock.ts';
import { DEFAULTS, tempFolder } from './temp-store.ts';

let folder = '';
let remove = () => {};
beforeEach(() => {
  ({ folder, remove } = tempFolder());
});
afterEach(() => remove());

const options = { clock: new ManualClock(), defaults: DEFAULTS };
const url = () => `file:${join(folder, 'funnelbot.db')}`;
const file = () => join(folder, 'funnelbot.db');

/** The one line a person gets to see. */
const refusal = async (opening: Promise<unknown>): Promise<string> => {
  const error: unknown = await opening.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreOpenError)) throw new Error(`not refused as expected: ${String(error)}`);
  expect(error.message).not.toContain('\n');
  return error.message;
};

const prepareFile = async (): Promise<void> => {
  const store = await openStore(url(), options);
  await store.team.connect('slack', 'T1');
  await store.maintenance.close();
};

describe('opening the database', () => {
  it('creates the folder and the file and keeps what was written', async () => {
    const path = join(folder, 'a', 'b', 'funnelbot.db');
    const store = await openStore(`file:${path}`, options);
    const workspace = await store.team.connect('slack', 'T1');
    await store.maintenance.close();
    expect(existsSync(path)).toBe(true);
    const again = await openStore(`file:${path}`, options);
    expect(await again.team.workspaces()).toEqual([workspace]);
    await again.maintenance.check();
    await again.maintenance.close();
  });

  it('makes commits that survive a power cut: WAL with a sync at every commit, foreign keys checked', () => {
    const client = openDatabase(url());
    const pragma = (name: string) => client.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBeGreaterThan(0);
    client.close();
  });

  it('migrates once when two programs start at the same time on a new file', async () => {
    const stores = await Promise.all([openStore(url(), options), openStore(url(), options)]);
    await Promise.all(stores.map((store) => store.team.connect('slack', 'T1')));
    expect(await stores[0]?.team.workspaces()).toHaveLength(1);
    for (const store of stores) await store.maintenance.close();
  });

  it('refuses a database of a newer version and leaves it as it is', async () => {
    await prepareFile();
    const client = new Database(file());
    client.pragma('user_version = 999');
    client.pragma('journal_mode = DELETE');
    client.close();
    const before = readFileSync(file());
    expect(await refusal(openStore(url(), options))).toMatch(/newer Funnelbot.*Install that version/);
    const after = new Database(file());
    expect(after.pragma('user_version', { simple: true })).toBe(999);
    after.close();
    expect(readFileSync(file()).length).toBe(before.length);
  });

  it("refuses another program's database and does not touch it", async () => {
    const client = new Database(file());
    client.exec('CREATE TABLE theirs (id INTEGER)');
    client.close();
    const before = readFileSync(file());
    expect(await refusal(openStore(url(), options))).toMatch(/belongs to another program.*DATABASE_URL/);
    expect(readFileSync(file())).toEqual(before);
  });

  it('says who to close when the file is locked', async () => {
    await prepareFile();
    const other = new Database(file());
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN IMMEDIATE; COMMIT');
    expect(() => openDatabase(url(), { patience: 10 })).toThrow(/locked.*Close that program/);
    other.close();
  });

  it('says what to do about a file that is no database, a damaged one and a folder', async () => {
    writeFileSync(file(), 'not a database at all, but long enough to look like one. '.repeat(40));
    expect(await refusal(openStore(url(), options))).toMatch(/damaged or no SQLite database.*backup/);
    expect(await refusal(openStore(`file:${folder}`, options))).toMatch(/no file that can be opened/);
    writeFileSync(join(folder, 'plain'), '');
    const below = `file:${join(folder, 'plain', 'x.db')}`;
    expect(await refusal(openStore(below, options))).toMatch(/no file that can be opened/);
    expect(await refusal(openStore('mysql://x', options))).toMatch(/must name a file/);
  });

  it('says that a cut-off database is damaged', async () => {
    await prepareFile();
    truncateSync(file(), 4096 * 3 + 100);
    expect(await refusal(openStore(url(), options))).toMatch(/damaged/);
  });

  it('says who must be able to write when the file is read-only', async () => {
    await prepareFile();
    chmodSync(file(), 0o444);
    chmodSync(folder, 0o777);
    expect(openAsNobody).toThrow(/read-only here\. Let the user who runs Funnelbot write the file/);
    chmodSync(file(), 0o666);
    chmodSync(folder, 0o555);
    expect(openAsNobody).toThrow(/read-only here|folder that may be written/);
    chmodSync(folder, 0o755);
  });

  it.each([
    ['SQLITE_FULL', /disk is full/],
    ['SQLITE_IOERR_FSYNC', /disk reports an error/],
    ['SQLITE_READONLY_DBMOVED', /read-only/],
    ['EACCES', /chown/],
  ])('has a remedy for %s', (code, remedy) => {
    const error = code.startsWith('SQLITE')
      ? new Database.SqliteError('x', code)
      : Object.assign(new Error('x'), { code });
    expect(String(explained(error, 'f.db'))).toMatch(remedy);
  });

  it('does not explain away what is no matter of the file', () => {
    const error = new TypeError('a bug');
    expect(explained(error, 'f.db')).toBe(error);
  });
});

/** The superuser may write everything: there, another user tries. */
const openAsNobody = (): void => {
  const NOBODY = 65534;
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(NOBODY);
  try {
    openDatabase(url()).close();
  } finally {
    if (root) process.seteuid?.(0);
  }
};
