import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { touchDeal } from '../../../src/domain/deals/touch-deal.ts';
import { undoDeal } from '../../../src/domain/deals/undo-deal.ts';
import { startTeam, type Team } from '../../contracts/store-scene.ts';
import { openTempStore } from './temp-store.ts';

let team: Team;
let client: Database.Database;
beforeAll(async () => {
  const opened = await openTempStore();
  team = await startTeam(async () => opened);
  const deal = await team.add({ company: 'Acme' });
  const noted = await team.commit(touchDeal(deal, { channel: 'note', text: 'x' }, team.context()));
  await team.commit(
    undoDeal(noted, await team.store.deals.eventsOf(deal.workspace, deal.id, 2), team.context()),
  );
  client = new Database(opened.file);
});
afterAll(async () => {
  client.close();
  await team.close();
});

describe('the history', () => {
  const columns = [
    'id',
    'workspace_id',
    'deal_id',
    'version',
    'kind',
    'at',
    'by_id',
    'from_stage',
    'payload',
  ];
  it.each(columns)('never lets the %s of a fact be changed', (column) => {
    expect(() => client.prepare(`UPDATE events SET ${column} = 1`).run()).toThrow('append-only');
  });

  it('guards every column there is', () => {
    const trigger = client
      .prepare("SELECT sql FROM sqlite_master WHERE name = 'events_are_final'")
      .pluck()
      .get();
    const all = client.prepare("SELECT name FROM pragma_table_info('events')").pluck().all();
    for (const column of all) if (column !== 'undone') expect(trigger).toContain(`\`${String(column)}\``);
  });

  it('never lets a fact be deleted or replaced', () => {
    expect(() => client.prepare('DELETE FROM events').run()).toThrow('append-only');
    client.pragma('recursive_triggers = ON');
    const replace = 'INSERT OR REPLACE INTO events SELECT * FROM events WHERE id = 1';
    expect(() => client.prepare(replace).run()).toThrow('append-only');
  });

  it('marks what was undone, and never takes the mark away', () => {
    const undone = client.prepare('SELECT undone FROM events ORDER BY id').pluck().all();
    expect(undone).toEqual([0, 1, 0]);
    expect(() => client.prepare('UPDATE events SET undone = 0 WHERE undone = 1').run()).toThrow(
      'append-only',
    );
    expect(() => client.prepare('UPDATE events SET undone = 1 WHERE undone = 1').run()).toThrow(
      'append-only',
    );
  });
});
