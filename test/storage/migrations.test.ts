import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/storage/sqlite/migrate.ts';
import * as dealTables from '../../src/storage/sqlite/schema/deals.ts';
import * as sendingTables from '../../src/storage/sqlite/schema/sending.ts';
import * as teamTables from '../../src/storage/sqlite/schema/team.ts';

const FOLDER = fileURLToPath(new URL('../../drizzle/sqlite', import.meta.url));

describe('the migrations', () => {
  it('make the schema that the code is written for (else: npm run db:generate)', async () => {
    const snapshots = readdirSync(`${FOLDER}/meta`).filter((name) => name.endsWith('_snapshot.json'));
    const newest = JSON.parse(readFileSync(`${FOLDER}/meta/${snapshots.sort().at(-1)}`, 'utf8'));
    const code = await generateSQLiteDrizzleJson(
      { ...teamTables, ...dealTables, ...sendingTables },
      newest.id,
    );
    expect(await generateSQLiteMigration(newest, code)).toEqual([]);
  });

  it('leave a file as it is that has had them all', () => {
    const client = new Database(':memory:');
    migrate(client, 'memory');
    const schema = () => client.prepare('SELECT * FROM sqlite_master').all();
    const before = schema();
    migrate(client, 'memory');
    expect(schema()).toEqual(before);
    client.close();
  });

  it('leave nothing behind when one of them fails', () => {
    const client = new Database(':memory:');
    client.exec('CREATE TABLE outbox (mine)');
    expect(() => migrate(client, 'memory')).toThrow(/already exists/);
    expect(client.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['outbox']);
    expect(client.pragma('user_version', { simple: true })).toBe(0);
    client.close();
  });
});
