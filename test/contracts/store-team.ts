import { expect, it } from 'vitest';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import { DEFAULT_PIPELINE } from '../../src/domain/pipeline/default-pipeline.ts';
import { identityOf, type OpenStore } from './store-scene.ts';

export const teamContract = (open: OpenStore): void => {
  it('gives a new workspace the defaults and the default pipeline', async () => {
    const { store, close } = await open();
    const { workspace } = await store.team.requestScope(identityOf('U1'));
    expect(workspace).toMatchObject({ zone: 'Asia/Shanghai', language: 'en', currency: 'CNY', quietDays: 7 });
    expect(workspace.digestMinute).toBe(540);
    expect(workspace.pipeline).toEqual(DEFAULT_PIPELINE);
    await close();
  });

  it('makes the first member of a workspace its admin and the later ones reps', async () => {
    const { store, close } = await open();
    const scenes = await Promise.all(
      ['U1', 'U2', 'U3'].map((user) => store.team.requestScope(identityOf(user))),
    );
    expect(scenes.map(({ member }) => member.role)).toEqual(['admin', 'rep', 'rep']);
    await close();
  });

  it('knows a person and a conversation again, however many ask at once', async () => {
    const { store, close } = await open();
    const scenes = await Promise.all(
      Array.from({ length: 20 }, () => store.team.requestScope(identityOf('U1'))),
    );
    expect(new Set(scenes.map(({ member }) => member.id)).size).toBe(1);
    expect(new Set(scenes.map(({ conversation }) => conversation?.id)).size).toBe(1);
    const { workspace } = await store.team.requestScope(identityOf('U1'));
    expect(await store.team.members(workspace.id)).toHaveLength(1);
    expect(await store.conversations.list(workspace.id)).toHaveLength(1);
    await close();
  });

  it('leaves a person without a name until one is told, and never overwrites a name', async () => {
    const { store, close } = await open();
    expect((await store.team.requestScope(identityOf('U1'))).member.name).toBe('');
    expect((await store.team.requestScope(identityOf('U1', 'C1', { name: 'Amy' }))).member.name).toBe('Amy');
    expect((await store.team.requestScope(identityOf('U1', 'C1', { name: 'amy.x' }))).member.name).toBe(
      'Amy',
    );
    await close();
  });

  it('joins the first team of each platform to the first workspace and gives later teams their own', async () => {
    const { store, close } = await open();
    const slack = await store.team.connect('slack', 'T1');
    const feishu = await store.team.connect('feishu', 'F1');
    const second = await store.team.connect('slack', 'T2');
    expect(feishu.id).toBe(slack.id);
    expect(second.id).not.toBe(slack.id);
    expect((await store.team.connect('slack', 'T2')).id).toBe(second.id);
    expect((await store.team.workspaces()).map(({ id }) => id)).toEqual([slack.id, second.id]);
    const there = await store.team.requestScope(identityOf('U1', 'C1', { tenant: 'T2' }));
    expect(there.workspace.id).toBe(second.id);
    expect(there.member.role).toBe('admin');
    await close();
  });

  it('shows members and identities to their own workspace only', async () => {
    const { store, close } = await open();
    const one = await store.team.requestScope(identityOf('U1'));
    const other = await store.team.requestScope(identityOf('U1', 'C1', { tenant: 'T2' }));
    expect(await store.team.member(one.workspace.id, one.member.id)).toEqual(one.member);
    expect(await store.team.member(one.workspace.id, other.member.id)).toBeNull();
    expect(await store.team.identities(other.member.workspace, other.member.id)).toEqual([
      {
        member: other.member.id,
        platform: 'slack',
        tenant: 'T2',
        user: 'U1',
        name: '',
        email: null,
        mobile: null,
        language: null,
        seenAt: null,
      },
    ]);
    await close();
  });

  it('shows what was saved about a member and a conversation at once', async () => {
    const { store, close } = await open();
    const { workspace, member, conversation } = await store.team.requestScope(identityOf('U1'));
    await store.team.saveMember(member.workspace, member.id, { role: 'viewer', language: 'zh-CN' });
    await store.conversations.saveDigests(workspace.id, conversation?.id ?? 0, defaultDigests(540));
    const after = await store.team.requestScope(identityOf('U1'));
    expect(after.member).toEqual({ ...member, role: 'viewer', language: 'zh-CN' });
    expect(after.conversation?.digests).toEqual(defaultDigests(540));
    expect(await store.team.members(workspace.id)).toEqual([after.member]);
    expect(await store.conversations.find(workspace.id, conversation?.id ?? 0)).toEqual(after.conversation);
    await store.team.saveMember(member.workspace, member.id, { language: null });
    expect((await store.team.requestScope(identityOf('U1'))).member.language).toBeNull();
    await close();
  });

  it('calls a channel what its messenger calls it, and knows no other channel by that', async () => {
    const { store, close } = await open();
    const { workspace, conversation } = await store.team.requestScope(identityOf('U1', 'C1'));
    expect(conversation?.name).toBeNull();
    const at = { platform: 'slack', tenant: 'T1', external: 'C1' } as const;
    await store.conversations.learn(at, { name: ' sales \n north\u202e', isShared: null });
    expect((await store.team.requestScope(identityOf('U1', 'C1'))).conversation?.name).toBe('sales north');
    await store.conversations.learn(at, { name: 'deals', isShared: null });
    expect((await store.conversations.find(workspace.id, conversation?.id ?? 0))?.name).toBe('deals');
    await store.conversations.learn({ ...at, external: 'C2' }, { name: 'random', isShared: null });
    await store.conversations.learn({ ...at, tenant: 'T2' }, { name: 'random', isShared: null });
    await store.team.requestScope(identityOf('U1', 'C1'));
    expect((await store.conversations.list(workspace.id)).map(({ name }) => name)).toEqual(['deals']);
    await close();
  });

  it('shows what another process saved, although it remembers', async () => {
    const { store, another, close } = await open();
    const { member } = await store.team.requestScope(identityOf('U1'));
    const other = await another();
    await other.team.saveMember(member.workspace, member.id, { role: 'manager' });
    expect((await store.team.requestScope(identityOf('U1'))).member.role).toBe('manager');
    const met = await other.team.requestScope(identityOf('U2', 'C2'));
    expect((await store.team.requestScope(identityOf('U2', 'C2'))).member).toEqual(met.member);
    await other.maintenance.close();
    await close();
  });

  it('keeps settings', async () => {
    const { store, close } = await open();
    expect(await store.settings.find('offset')).toBeNull();
    await store.settings.save('offset', '1');
    await store.settings.save('offset', '2');
    expect(await store.settings.find('offset')).toBe('2');
    await close();
  });
};
