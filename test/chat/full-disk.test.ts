import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDispatcher } from '../../src/chat/dispatch.ts';
import type { Reply } from '../../src/commands/reply.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { words } from '../commands/world.ts';
import { identityOf } from '../contracts/store-scene.ts';
import { OF_THE_TEAM } from '../support/of-the-team.ts';
import { type Line, startLine } from './line.ts';

const AMY = identityOf('U1', 'C1', { name: 'Amy' });
const LONG = 'long '.repeat(590);

let line: Line;
let database: Database.Database;

beforeEach(async () => {
  const opened = vi.spyOn(Database.prototype, 'exec');
  line = await startLine(undefined, { asked: true });
  const [client] = opened.mock.contexts;
  opened.mockRestore();
  if (!(client instanceof Database)) throw new Error('no database was opened');
  database = client;
  await says('/lead Acme');
});
afterEach(() => line.end());

const dispatcher = () =>
  createDispatcher({
    store: line.store,
    clock: line.clock,
    log: line.log,
    observe: () => {},
    ...OF_THE_TEAM,
  });
const says = (text: string): Promise<Reply> =>
  dispatcher().dispatch({ kind: 'text', who: AMY, key: `slack:${text}`, command: null, text, mentions: [] });

/** SQLite's own refusals: the file may not grow any more, or may not be written. */
const TROUBLES = {
  'a full disk': {
    begin: () => void database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`),
    end: () => void database.pragma('max_page_count = 1073741823'),
    code: 'SQLITE_FULL',
  },
  'a file that became read-only': {
    begin: () => void database.pragma('query_only = 1'),
    end: () => void database.pragma('query_only = 0'),
    code: 'SQLITE_READONLY',
  },
};

describe.each(Object.entries(TROUBLES))('%s', (_, trouble) => {
  it('is an apology that loses nothing of what was typed, and the same request works once it is over', async () => {
    // So that the next one does not fit where this one stands.
    await says(`/deal 1 call ${LONG}`);
    await line.sender.drained();
    trouble.begin();
    const refused = await says(`/deal 1 note ${LONG}`);
    expect(refused.kind).toBe('refusal');
    expect(words(refused)).toContain('Something went wrong on my side; nothing was changed');
    expect(words(refused)).toContain('/deal 1 note long long');
    expect(words(refused)).not.toMatch(/SQLITE|database|disk/i);
    expect(line.log.lines.filter(({ message }) => message === 'a request failed')).toEqual([
      expect.objectContaining({
        level: 'error',
        fields: expect.objectContaining({ err: expect.objectContaining({ code: trouble.code }) }),
      }),
    ]);
    expect(words(await says('/deal 1'))).toContain('Acme');
    trouble.end();
    expect((await says(`/deal 1 note ${LONG}`)).kind).not.toBe('refusal');
    const { workspace } = await line.store.team.requestScope(AMY);
    const deal = await line.store.deals.byNumber(workspace.id, 1);
    expect(
      (await line.store.deals.history(workspace.id, deal?.id ?? 0, 9)).filter(
        ({ kind }) => kind === 'touched',
      ),
    ).toHaveLength(2);
  });
});

describe('a file that became read-only', () => {
  it('keeps messages and slots until it can be written again, and none is sent twice', async () => {
    const { store, clock, log, slack } = line;
    await line.says('before');
    const trouble = TROUBLES['a file that became read-only'];
    trouble.begin();
    await line.sender.drained();
    await createScheduler({ store, clock, log }).tick();
    expect(slack.texts('C1')).toEqual([]);
    trouble.end();
    await line.sender.drained();
    await line.sender.drained();
    expect(slack.texts('C1').filter((text) => text.includes('before'))).toHaveLength(1);
  });

  it('shows on /readyz', async () => {
    await expect(line.store.maintenance.check()).resolves.toBeUndefined();
    TROUBLES['a file that became read-only'].begin();
    await expect(line.store.maintenance.check()).rejects.toThrow();
    TROUBLES['a file that became read-only'].end();
    await expect(line.store.maintenance.check()).resolves.toBeUndefined();
  });
});
