import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replay } from '../../../src/domain/deals/replay.ts';
import { openStore } from '../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../../support/clock.ts';
import { DEFAULTS, tempFolder } from './temp-store.ts';

const PROGRAM = fileURLToPath(new URL('./committing.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../../../dist/storage/sqlite/index.js', import.meta.url));
/**
 * How many answered commits each process lives for: at least this many, then it is killed in the middle of more.
 * Those of one row run at the same time on the same file.
 */
const LIVES = [[1], [7], [90], [40, 250], [133, 133]];

const { folder, remove } = tempFolder();
const file = join(folder, 'funnelbot.db');
const answered: string[] = [];

/** Runs a committing process until it has answered `commits`, then kills it at once. */
const killAfter = async (commits: number, run: string): Promise<void> => {
  const child = fork(PROGRAM, [`file:${file}`, run], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let left = commits;
  child.on('message', (claim) => {
    answered.push(String(claim));
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
};

describe('a process that is killed while it commits', () => {
  let client: Database.Database;
  const count = (sql: string): unknown => client.prepare(sql).pluck().get();

  beforeAll(async () => {
    if (!existsSync(BUILT)) throw new Error('build first: npm run build');
    for (const [row, lives] of LIVES.entries()) {
      await Promise.all(lives.map((commits, index) => killAfter(commits, `run ${row}.${index}`)));
    }
    client = new Database(file);
  }, 60_000);
  afterAll(() => {
    client.close();
    remove();
  });

  it('leaves a sound file', () => {
    expect(count('PRAGMA integrity_check')).toBe('ok');
    expect(client.pragma('foreign_key_check')).toEqual([]);
  });

  it('has lost no commit that was answered', () => {
    const claims = new Set(client.prepare('SELECT key FROM claims').pluck().all());
    expect(answered.length).toBeGreaterThanOrEqual(LIVES.flat().reduce((sum, commits) => sum + commits, 0));
    expect(answered.filter((claim) => !claims.has(claim))).toEqual([]);
  });

  it('leaves every commit whole: its claim, its facts, its version and its messages', () => {
    const commits = count('SELECT count(*) FROM claims');
    expect(count('SELECT count(*) FROM events')).toBe(commits);
    expect(count('SELECT sum(version) FROM deals')).toBe(commits);
    expect(count('SELECT count(*) FROM outbox WHERE key IS NOT NULL')).toBe(commits);
    expect(
      count('SELECT count(*) FROM claims WHERE key NOT IN (SELECT key FROM outbox WHERE key IS NOT NULL)'),
    ).toBe(0);
    const deals = count('SELECT count(*) FROM deals');
    expect(count('SELECT count(*) FROM arrivals')).toBe(deals);
    expect(count("SELECT count(*) FROM outbox WHERE kind = 'deal-card'")).toBe(deals);
    expect(count('SELECT count(DISTINCT deal_id) FROM deal_terms')).toBe(deals);
  });

  it('leaves numbers without gaps', () => {
    const deals = count('SELECT count(*) FROM deals');
    expect(count('SELECT max(number) FROM deals')).toBe(deals);
    expect(count('SELECT next_number - 1 FROM workspaces')).toBe(deals);
  });

  it('leaves deals that are what their history tells', async () => {
    const store = await openStore(`file:${file}`, { clock: new ManualClock(), defaults: DEFAULTS });
    const { items } = await store.deals.list(1, {}, 'recent', { offset: 0, limit: 100 });
    for (const deal of items) {
      const events = await store.deals.history(deal.workspace, deal.id, 100);
      expect(deal).toMatchObject({ ...replay([...events].reverse()) });
    }
    await store.maintenance.close();
  });
});
