import { expect, it } from 'vitest';
import { DAY } from '../../src/domain/time.ts';
import { identityOf, type OpenStore } from './store-scene.ts';

const onFeishu = (user: string) => identityOf(user, null, { platform: 'feishu', tenant: 'F1' });

/** On which days a team works, and who is away. It is Tuesday 2026-03-03 in Shanghai. */
export const workingTimeContract = (open: OpenStore): void => {
  it('gives a new workspace its country by its clocks, and nine to six', async () => {
    const { store, close } = await open();
    const { workspace } = await store.team.requestScope(identityOf('U1'));
    expect(workspace.calendar).toEqual({ country: 'CN', opensAt: 540, closesAt: 1080, days: [] });
    await close();
  });

  it('changes the settings that are named and leaves the others', async () => {
    const { store, close } = await open();
    const { workspace } = await store.team.requestScope(identityOf('U1'));
    await store.team.saveWorkspace(workspace.id, { zone: 'Europe/Berlin', country: 'DE', closesAt: 1020 });
    await store.team.saveWorkspace(workspace.id, { quietDays: 5 });
    await store.team.saveWorkspace(workspace.id, {});
    const [after] = await store.team.workspaces();
    expect(after).toEqual({
      ...workspace,
      zone: 'Europe/Berlin',
      quietDays: 5,
      calendar: { country: 'DE', opensAt: 540, closesAt: 1020, days: [] },
    });
    await store.team.saveWorkspace(workspace.id, { country: null });
    expect((await store.team.requestScope(identityOf('U1'))).workspace.calendar.country).toBeNull();
    await close();
  });

  it("keeps the team's own days in order, each once, and gives them back to the country", async () => {
    const { store, another, close } = await open();
    const { workspace } = await store.team.requestScope(identityOf('U1'));
    const days = async () => (await store.team.requestScope(identityOf('U1'))).workspace.calendar.days;
    await store.calendar.saveOwnDays(workspace.id, [
      { day: '2026-12-25', working: false, name: 'Christmas' },
      { day: '2026-12-24', working: false, name: 'Christmas' },
    ]);
    const other = await another();
    await other.calendar.saveOwnDays(workspace.id, [
      { day: '2026-12-24', working: true, name: '' },
      { day: '2026-12-27', working: null, name: '' },
    ]);
    expect(await days()).toEqual([
      { day: '2026-12-24', working: true, name: '' },
      { day: '2026-12-25', working: false, name: 'Christmas' },
    ]);
    await store.calendar.saveOwnDays(workspace.id, [{ day: '2026-12-24', working: null, name: '' }]);
    expect((await days()).map(({ day }) => day)).toEqual(['2026-12-25']);
    await other.maintenance.close();
    await close();
  });

  it('reads who is away, now and to come, with the member', async () => {
    const { store, clock, close } = await open();
    const { workspace, member: amy } = await store.team.requestScope(identityOf('U1'));
    const { member: bob } = await store.team.requestScope(identityOf('U2'));
    expect(amy.timeOff).toEqual([]);
    const may = { from: '2026-05-04', to: '2026-05-08', delegate: null };
    const today = { from: '2026-03-02', to: '2026-03-03', delegate: bob.id };
    await store.calendar.saveTimeOff(amy.workspace, amy.id, may, null);
    await store.calendar.saveTimeOff(amy.workspace, amy.id, today, null);
    await store.calendar.saveTimeOff(
      amy.workspace,
      amy.id,
      { from: '2026-02-02', to: '2026-03-01', delegate: null },
      null,
    );
    expect((await store.team.requestScope(identityOf('U1'))).member.timeOff).toEqual([today, may]);
    expect((await store.team.members(workspace.id)).map(({ timeOff }) => timeOff)).toEqual([
      [today, may],
      [],
    ]);

    clock.advance(DAY);
    await store.maintenance.prune(0);
    await store.team.saveMember(bob.workspace, bob.id, { team: 'north' });
    expect((await store.team.member(workspace.id, amy.id))?.timeOff).toEqual([may]);
    await close();
  });

  it('puts new days in place of those they overlap, and takes days back', async () => {
    const { store, close } = await open();
    const { workspace, member: amy } = await store.team.requestScope(identityOf('U1'));
    const off = async () =>
      (await store.team.member(workspace.id, amy.id))?.timeOff.map(({ from, to }) => `${from} ${to}`);
    const away = (from: string, to: string) => ({ from, to, delegate: null });
    await store.calendar.saveTimeOff(amy.workspace, amy.id, away('2026-03-02', '2026-03-06'), null);
    await store.calendar.saveTimeOff(amy.workspace, amy.id, away('2026-03-09', '2026-03-13'), null);
    await store.calendar.saveTimeOff(amy.workspace, amy.id, away('2026-03-06', '2026-03-07'), null);
    expect(await off()).toEqual(['2026-03-06 2026-03-07', '2026-03-09 2026-03-13']);
    await store.calendar.saveTimeOff(amy.workspace, amy.id, away('2026-04-01', '2026-04-01'), '2026-03-08');
    expect(await off()).toEqual(['2026-03-06 2026-03-07', '2026-04-01 2026-04-01']);
    await store.calendar.saveTimeOff(amy.workspace, amy.id, null, '2026-03-03');
    expect(await off()).toEqual([]);
    await close();
  });

  it('takes the days of all accounts of a person for theirs, and names delegates by the person', async () => {
    const { store, close } = await open();
    const { workspace, member: amy } = await store.team.requestScope(identityOf('U1'));
    const { member: bob } = await store.team.requestScope(identityOf('U2'));
    const { member: wei } = await store.team.requestScope(onFeishu('ou_1'));
    const { member: bo } = await store.team.requestScope(onFeishu('ou_2'));
    await store.calendar.saveTimeOff(
      amy.workspace,
      amy.id,
      { from: '2026-03-09', to: '2026-03-09', delegate: bo.id },
      null,
    );
    await store.calendar.saveTimeOff(
      wei.workspace,
      wei.id,
      { from: '2026-03-04', to: '2026-03-05', delegate: amy.id },
      null,
    );
    await store.team.link(workspace.id, amy.id, wei.id);
    await store.team.link(workspace.id, bob.id, bo.id);
    const expected = [
      { from: '2026-03-04', to: '2026-03-05', delegate: null },
      { from: '2026-03-09', to: '2026-03-09', delegate: bob.id },
    ];
    expect((await store.team.member(workspace.id, wei.id))?.timeOff).toEqual(expected);
    expect((await store.team.members(workspace.id))[0]?.timeOff).toEqual(expected);
    await store.calendar.saveTimeOff(amy.workspace, amy.id, null, '2026-03-03');
    expect((await store.team.member(workspace.id, amy.id))?.timeOff).toEqual([]);
    await close();
  });
};
