import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loseDeal, reopenDeal, winDeal } from '../../../../src/domain/deals/close-deal.ts';
import type { Deal } from '../../../../src/domain/deals/deal.ts';
import { moveDeal } from '../../../../src/domain/deals/move-deal.ts';
import { undoDeal } from '../../../../src/domain/deals/undo-deal.ts';
import { DAY, MINUTE } from '../../../../src/domain/time.ts';
import { decided, startTeam, type Team } from '../../../contracts/store-scene.ts';
import { agesIn } from '../ages-in.ts';
import { openTempStore } from '../temp-store.ts';

const anyway = { override: true, reason: 'so be it' };

describe('how closed deals ended, by stage and age', () => {
  let team: Team;
  let file: string;
  beforeEach(async () => {
    const opened = await openTempStore();
    file = opened.file;
    team = await startTeam(async () => opened);
  });
  afterEach(() => team.close());

  const added = (stage: string): Promise<Deal> =>
    team
      .add({ company: 'Acme', amount: { minor: 1, currency: 'CNY' } })
      .then((deal) => team.commit(decided(moveDeal(deal, { to: stage, ...anyway }, team.context()))));
  const win = (deal: Deal) => team.commit(decided(winDeal(deal, anyway, team.context())));
  const lose = (deal: Deal) => team.commit(loseDeal(deal, { reason: 'price' }, team.context()));
  const undo = async (deal: Deal) =>
    team.commit(
      undoDeal(deal, await team.store.deals.eventsOf(deal.workspace, deal.id, deal.version), team.context()),
    );
  const ages = () => agesIn(file).map(({ stage, days, won, lost }) => `${stage}:${days} ${won}/${lost}`);

  it('is kept when a deal closes, and exactly that is taken back when it is opened again', async () => {
    // Entered on Tuesday 2026-03-03, won on Thursday.
    const deal = await added('qualified');
    team.clock.advance(2 * DAY);
    const closed = await win(deal);
    const all = ['contract:0 1/0', 'new:0 1/0', 'nurturing:0 1/0', 'proposal:0 1/0', 'qualified:2 1/0'];
    expect(ages()).toEqual(all);
    // What is a working day by now is no matter: what was added is taken back.
    await team.store.calendar.saveOwnDays(team.workspace.id, [
      { day: '2026-03-04', working: false, name: 'outing' },
    ]);
    const open = await team.commit(reopenDeal(closed, team.context()));
    expect(ages()).toEqual([]);
    team.clock.advance(MINUTE);
    await undo(open);
    expect(ages()).toEqual(all.map((row) => row.replace('qualified:2', 'qualified:1')));
  });

  it('is taken back by an undo of the close', async () => {
    const closed = await lose(await added('nurturing'));
    expect(ages()).toEqual(['new:0 0/1', 'nurturing:0 0/1']);
    await undo(closed);
    expect(ages()).toEqual([]);
  });

  it('adds up over deals', async () => {
    await lose(await added('nurturing'));
    await lose(await added('nurturing'));
    await win(await added('nurturing'));
    expect(ages().slice(0, 3)).toEqual(['contract:0 1/0', 'new:0 1/2', 'nurturing:0 1/2']);
  });

  it('stays right across processes and leaves out a stage that is gone', async () => {
    const deal = await added('nurturing');
    const client = new Database(file);
    client.exec("DELETE FROM stages WHERE id = 'nurturing'");
    client.close();
    const other = await team.another();
    const lost = await other.deals.commit(
      team.workspace.id,
      loseDeal(deal, { reason: 'price' }, team.context()),
      null,
    );
    expect(ages()).toEqual(['new:0 0/1']);
    if (lost.deal === null) throw new Error('the deal is lost');
    await win(await team.commit(reopenDeal(lost.deal, team.context())));
    expect(ages()).toEqual(['contract:0 1/0', 'new:0 1/0', 'proposal:0 1/0', 'qualified:0 1/0']);
    await other.maintenance.close();
  });
});
