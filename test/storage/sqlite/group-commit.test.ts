import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createDeal } from '../../../src/domain/deals/create-deal.ts';
import { touchDeal } from '../../../src/domain/deals/touch-deal.ts';
import { identityOf, startTeam } from '../../contracts/store-scene.ts';
import { openTempStore } from './temp-store.ts';

const note = { channel: 'note', text: 'called' } as const;
/** What two requests are to each other: they begin in callbacks of their own. */
const request = () => new Promise((resolve) => setImmediate(resolve));

const openRecorded = async () => {
  const statements: string[] = [];
  const opened = await openTempStore((sql) => statements.push(sql));
  return { ...opened, statements };
};

describe('group commit', () => {
  it('shares one transaction among the commits of one turn of the event loop', async () => {
    const opened = await openRecorded();
    const { store, workspace, context, close } = await startTeam(async () => opened);
    opened.statements.length = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.deals.commit(workspace.id, createDeal({ company: `Acme ${index}` }, context()), null),
      ),
    );
    expect(opened.statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
    await close();
  });

  it('answers a commit only after its transaction is in the file', async () => {
    const { store, file, workspace, context, close } = await startTeamWithFile();
    const onlooker = new Database(file, { readonly: true });
    const deals = onlooker.prepare('SELECT count(*) FROM deals').pluck();
    let answered = false;
    const commit = store.deals
      .commit(workspace.id, createDeal({ company: 'Acme' }, context()), null)
      .then(() => {
        answered = true;
        return deals.get();
      });
    await Promise.resolve();
    expect(deals.get()).toBe(0);
    expect(answered).toBe(false);
    expect(await commit).toBe(1);
    onlooker.close();
    await close();
  });

  it('builds fifty notes at once on one deal one upon the other, without a conflict', async () => {
    const { store, workspace, add, context, close } = await startTeam(openTempStore);
    const { number } = await add({ company: 'Acme' });
    const writeNote = async (_: unknown, index: number) => {
      await request();
      const deal = await store.deals.byNumber(workspace.id, number);
      if (deal === null) throw new Error('no deal');
      return store.deals.commit(workspace.id, touchDeal(deal, note, context()), `note ${index}`);
    };
    const results = await Promise.all(Array.from({ length: 50 }, writeNote));
    const versions = results.map((result) => (result.kind === 'committed' ? result.deal.version : 0));
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => index + 2));
    await close();
  });

  it('fails every commit of a turn whose COMMIT fails, keeps none of them, and goes on afterwards', async () => {
    const { store, file, workspace, add, context, close } = await startTeamWithFile();
    const deal = await add({ company: 'Acme' });
    // A foreign key that is only checked by the COMMIT makes it fail.
    const saboteur = new Database(file);
    saboteur.exec(`
      CREATE TABLE traps (deal INTEGER REFERENCES deals (id) DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER spring AFTER INSERT ON events WHEN NEW.payload LIKE '%boom%'
      BEGIN INSERT INTO traps VALUES (-1); END;`);
    const commits = [
      store.deals.commit(workspace.id, touchDeal(deal, note, context()), 'a'),
      store.deals.commit(workspace.id, createDeal({ company: 'boom' }, context()), 'b'),
      store.team.requestScope(identityOf('U7', 'C7')),
    ];
    const read = store.deals.byNumber(workspace.id, 2);
    const settled = store.maintenance.settled();
    const results = await Promise.allSettled([...commits, settled]);
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect((await read)?.company).toBe('boom');
    expect(await store.deals.byNumber(workspace.id, 2)).toBeNull();
    expect(await store.deals.find(workspace.id, deal.id)).toEqual(deal);
    expect(await store.team.members(workspace.id)).toHaveLength(1);
    saboteur.exec('DROP TRIGGER spring');
    saboteur.close();
    const after = await store.deals.commit(workspace.id, createDeal({ company: 'Globex' }, context()), 'b');
    expect(after).toMatchObject({ kind: 'committed', deal: { number: 2 } });
    await store.maintenance.settled();
    await close();
  });

  it('waits in line, in order, while another process holds the write lock', async () => {
    const { store, file, workspace, context, close } = await startTeamWithFile();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const commits = ['A', 'B', 'C'].map((company) =>
      store.deals.commit(workspace.id, createDeal({ company }, context()), null),
    );
    await request();
    expect(await store.deals.byNumber(workspace.id, 1)).toBeNull();
    other.exec('COMMIT');
    other.close();
    const results = await Promise.all(commits);
    expect(results.map(({ deal }) => [deal?.number, deal?.company])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'C'],
    ]);
    await close();
  });

  it('keeps what was committed just before the store was closed', async () => {
    const { store, another, workspace, context, close } = await startTeamWithFile();
    const commit = store.deals.commit(workspace.id, createDeal({ company: 'Acme' }, context()), null);
    await store.maintenance.close();
    expect((await commit).kind).toBe('committed');
    const again = await another();
    expect((await again.deals.byNumber(workspace.id, 1))?.company).toBe('Acme');
    await again.maintenance.close();
    await close();
  });
});

const startTeamWithFile = async () => {
  const opened = await openTempStore();
  const team = await startTeam(async () => opened);
  return { ...team, store: opened.store, file: opened.file };
};
