import { expect, it } from 'vitest';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import { identityOf, type OpenStore, startTeam } from './store-scene.ts';

/** What several people set at once: each save decides and writes in one step, and writes only what it is about. */
export const settingsContract = (open: OpenStore): void => {
  it('leaves one admin where two demote each other at the same instant', async () => {
    const { store, another, workspace, amy, close } = await startTeam(open);
    const bob = (await store.team.requestScope(identityOf('U2'))).member;
    expect((await store.team.changeRole(workspace.id, bob.id, 'admin')).kind).toBe('changed');
    const other = await another();
    const results = await Promise.all([
      store.team.changeRole(workspace.id, bob.id, 'rep'),
      other.team.changeRole(workspace.id, amy.id, 'viewer'),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed', 'last-admin']);
    for (const one of [store, other]) {
      const admins = (await one.team.members(workspace.id)).filter(({ role }) => role === 'admin');
      expect(admins).toHaveLength(1);
      expect(results).toContainEqual({ kind: 'last-admin', member: admins[0] });
    }
    await other.maintenance.close();
    await close();
  });

  it('counts the accounts of a person as one admin, and says who is nobody', async () => {
    const { store, workspace, amy, close } = await startTeam(open);
    const wei = (
      await store.team.requestScope(identityOf('ou_1', null, { platform: 'feishu', tenant: 'F1' }))
    ).member;
    await store.team.changeRole(workspace.id, wei.id, 'admin');
    await store.team.link(workspace.id, amy.id, wei.id);
    for (const id of [amy.id, wei.id]) {
      expect(await store.team.changeRole(workspace.id, id, 'rep')).toMatchObject({
        kind: 'last-admin',
        member: { id: amy.id, role: 'admin' },
      });
    }
    const bob = (await store.team.requestScope(identityOf('U2'))).member;
    await store.team.changeRole(workspace.id, bob.id, 'admin');
    expect(await store.team.changeRole(workspace.id, wei.id, 'rep')).toMatchObject({
      kind: 'changed',
      member: { id: amy.id, role: 'rep' },
    });
    expect(await store.team.changeRole(workspace.id, 999, 'rep')).toEqual({ kind: 'gone' });
    const there = await store.team.requestScope(identityOf('U9', 'C9', { tenant: 'T2' }));
    expect(await store.team.changeRole(workspace.id, there.member.id, 'rep')).toEqual({ kind: 'gone' });
    expect((await store.team.member(there.workspace.id, there.member.id))?.role).toBe('admin');
    await close();
  });

  it('keeps both of what two people set about the digests of one channel', async () => {
    const { store, another, workspace, channel, close } = await startTeam(open);
    const fresh = defaultDigests(540);
    const { changeDigests } = store.conversations;
    expect(await changeDigests(workspace.id, channel.id, { paused: true }, null)).toBeNull();
    expect((await store.conversations.find(workspace.id, channel.id))?.digests).toBeNull();
    expect(await changeDigests(workspace.id, channel.id, { paused: false }, fresh)).toEqual(fresh);
    const other = await another();
    await Promise.all([
      store.conversations.changeDigests(workspace.id, channel.id, { paused: true }, defaultDigests(0)),
      other.conversations.changeDigests(workspace.id, channel.id, { stuckAt: 600 }, null),
    ]);
    expect((await other.conversations.find(workspace.id, channel.id))?.digests).toEqual({
      ...fresh,
      paused: true,
      stuckAt: 600,
    });
    const there = await store.team.requestScope(identityOf('U9', 'C9', { tenant: 'T2' }));
    expect(await changeDigests(there.workspace.id, channel.id, { paused: false }, fresh)).toBeNull();
    expect((await store.conversations.find(workspace.id, channel.id))?.digests?.paused).toBe(true);
    await other.maintenance.close();
    await close();
  });

  it('never lets the day close before it opens, whatever two people set of it at once', async () => {
    const { store, another, workspace, close } = await startTeam(open);
    const other = await another();
    const results = await Promise.all([
      store.team.saveWorkspace(workspace.id, { opensAt: 960, quietDays: 3 }),
      other.team.saveWorkspace(workspace.id, { closesAt: 900, quietDays: 5 }),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['hours-reversed', 'saved']);
    const [saved] = await store.team.workspaces();
    expect([saved?.calendar.opensAt, saved?.calendar.closesAt, saved?.quietDays]).toEqual(
      results[0]?.kind === 'saved' ? [960, 1080, 3] : [540, 900, 5],
    );
    await other.maintenance.close();
    await close();
  });

  it('takes no language somebody has chosen for one that their words gave away', async () => {
    const { store, another, amy, close } = await startTeam(open);
    const other = await another();
    await store.team.saveMember(amy.workspace, amy.id, { language: 'en' });
    await other.team.saveSpokenLanguage({ platform: 'slack', tenant: 'T1', user: 'U1' }, 'zh-CN');
    expect((await store.team.requestScope(identityOf('U1'))).language).toBe('en');
    await other.maintenance.close();
    await close();
  });
};
