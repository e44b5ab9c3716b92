import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Funnelbot } from './funnelbot.ts';

let funnelbot: Funnelbot;
beforeEach(() => {
  funnelbot = new Funnelbot();
});
afterEach(() => funnelbot.clear());

const file = (name: string): string => join(funnelbot.folder, name);

describe('funnelbot backup', () => {
  it('copies the database while the bot runs, and the copy serves', async () => {
    const bot = await funnelbot.start();
    const { code, out, err } = await funnelbot.run(['backup', 'copy.db']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/copy\.db: 0 deals, 0\.\d MB, checked\n$/);
    await bot.stop('SIGTERM');
    const copy = new Database(file('copy.db'), { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM workspaces').pluck().get()).toBe(1);
    copy.close();
    const again = await funnelbot.start({ DATABASE_URL: 'file:./copy.db' });
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    await again.stop('SIGTERM');
  });

  it('never touches a file that is there', async () => {
    const bot = await funnelbot.start();
    await bot.stop('SIGTERM');
    writeFileSync(file('precious'), 'mine');
    const { code, err } = await funnelbot.run(['backup', 'precious']);
    expect(code).toBe(1);
    expect(err).toContain('exists already: name a new file');
  });

  it.each([
    ['where there is nothing to back up', ['backup', 'copy.db'], 'nothing to back up'],
    ['without a file', ['backup'], "missing required argument 'file'"],
  ])('says what is wrong %s', async (_, args, words) => {
    const { code, err } = await funnelbot.run(args);
    expect(code).not.toBe(0);
    expect(err).toContain(words);
    expect(existsSync(file('copy.db'))).toBe(false);
  });

  it('leaves nothing behind where the copy cannot be written', async () => {
    const bot = await funnelbot.start();
    await bot.stop('SIGTERM');
    mkdirSync(file('folder'));
    const before = readdirSync(file('folder'));
    const { code, err } = await funnelbot.run(['backup', 'no/such/folder/copy.db']);
    expect(code).toBe(1);
    expect(err).toContain('Cannot write the backup');
    expect(readdirSync(file('folder'))).toEqual(before);
  });
});
