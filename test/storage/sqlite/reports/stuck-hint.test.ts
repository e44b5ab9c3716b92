import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { EVERYBODY } from '../../../../src/domain/reports/figures.ts';
import { DAY } from '../../../../src/domain/time.ts';
import { startTeam } from '../../../contracts/store-scene.ts';
import { openTempStore } from '../temp-store.ts';

it('a stuck line says what became of the deals that stood in its stage for longer', async () => {
  const opened = await openTempStore();
  const { store, clock, workspace, add, close } = await startTeam(async () => opened);
  clock.set(Date.parse('2026-03-02T10:00:00+08:00'));
  await add({ company: 'Acme' });
  const client = new Database(opened.file);
  const insert = client.prepare('INSERT INTO stage_ages VALUES (?, ?, ?, ?, ?)');
  for (const [stage, days, won, lost] of [
    ['new', 5, 10, 10],
    ['new', 6, 1, 4],
    ['new', 30, 1, 4],
    ['proposal', 30, 99, 0],
  ])
    insert.run(workspace.id, stage, days, won, lost);
  client.close();

  const hint = async (days: number) => {
    const now = clock.now() + days * DAY;
    const report = await store.reports.stuck(workspace, {
      now,
      scope: EVERYBODY,
      offset: 0,
      limit: 9,
      before: null,
    });
    return report.lines[0]?.hint;
  };
  // From that Monday to the Monday after it, and to the Thursday three weeks later.
  expect(await hint(7)).toEqual({ days: 5, share: 0.2, of: 10 });
  expect(await hint(24)).toEqual({ days: 18, share: 0.2, of: 5 });
  expect(await hint(80)).toBeNull();
  await close();
});
