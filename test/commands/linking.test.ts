import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/domain/team/member.ts';
import { learned } from '../support/of-the-team.ts';
import { World, words } from './world.ts';

const TENANTS: Readonly<Record<Platform, string>> = { slack: 'T1', feishu: 'F1', playground: 'local' };

let world: World;
let wei: number;
beforeEach(async () => {
  world = await World.open();
  wei = await met('feishu', '王伟', 'amy@acme.com');
});
afterEach(() => world.close());

/** Somebody on another messenger, who has written to the bot there. */
const met = async (platform: Platform, name: string, email: string | null = null): Promise<number> => {
  const user = `${platform}-${name}`;
  const tenant = TENANTS[platform];
  const mobile = null;
  return (await learned(world.store.team, { platform, tenant, user, name, language: null, email, mobile }))
    .id;
};

describe('/funnel link', () => {
  it.each([
    ['/funnel link @AMY feishu:王伟'],
    ['/funnel link @AMY and feishu:王伟'],
    ['/funnel link @AMY, 飞书：王伟'],
    ['/funnel link feishu:王伟 @AMY'],
    ['/funnel link Amy amy@acme.com'],
    ['/funnel link slack:Amy feishu:"王伟"'],
    ['/funnel link Amy 王伟'],
    ['/funnel link @amy lark:王'],
    ['/漏斗 关联 @AMY 飞书:王伟'],
    ['/漏斗 关联@AMY 飞书:王伟'],
    ['漏斗 关联 slack:Amy 和 飞书:王伟'],
  ])('%s makes one person of two', async (text) => {
    const command = await world.read('Ada', text, { '@AMY': 'Amy' });
    const { kind, ...people } = command;
    expect(kind).toBe('link-members');
    expect(Object.values(people).sort()).toEqual([world.id('Amy'), wei].sort());
    expect(words(await world.does('Ada', command))).toMatch(/one person from now on: Amy, rep/);
    expect(await world.store.team.identities(1, wei)).toHaveLength(2);
  });

  it('knows a person with a name of several words', async () => {
    await world.member('Zoe Miller', 'rep');
    const zoe = await met('feishu', 'Zoe Miller');
    expect(await world.read('Ada', '/funnel link slack:Zoe Miller feishu:Zoe Miller')).toEqual({
      kind: 'link-members',
      member: world.id('Zoe Miller'),
      other: zoe,
    });
    const which = world.read('Ada', '/funnel link Zoe feishu:Zoe');
    await expect(which).rejects.toMatchObject({
      code: 'link-which',
      params: { first: 'slack:Zoe Miller', second: 'feishu:Zoe Miller' },
    });
  });

  it('is an admin’s, and so is taking apart', async () => {
    for (const text of ['/funnel link Amy feishu:王伟', '/funnel unlink Amy']) {
      await expect(world.says('Mia', text)).rejects.toMatchObject({ code: 'admin-only' });
    }
    expect(await world.store.team.identities(1, wei)).toHaveLength(1);
  });

  it.each([
    ['/funnel link @Amy', 'link-needs-other', '/funnel link slack:Amy feishu:王伟'],
    ['/funnel link @Amy feishu:王薇', 'account-unknown', null],
    ['/funnel link 王伟 slack:Bbo', 'account-unknown-near', null],
    ['/funnel link @Amy feishu:Somebody', 'account-unknown', null],
    ['/funnel link @Amy wechat:王伟', 'platform-unknown', null],
    ['/funnel link @Amy nobody@acme.com', 'email-unknown', null],
    ['/funnel link @Amyy feishu:王伟', 'member-unknown-near', null],
    ['/funnel link slack:Amy feishu:王伟 slack:Bob', 'link-two-at-a-time', null],
    ['/funnel unlink', 'unlink-needs', '/funnel unlink @amy'],
    ['/funnel unlink @nobody', 'member-unknown', null],
    ['/漏斗 取消关联 飞书:李', 'account-unknown', null],
  ])('%s is refused with what would be understood', async (text, code, example) => {
    const error: unknown = await world.read('Ada', text).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, ...(example !== null && { example }) });
  });

  it.each([
    ['/funnel link Amy slack:Bob', 'link-clash'],
    ['/funnel link Amy slack:Amy', 'already-linked'],
    ['/funnel unlink Amy', 'not-linked'],
    ['/funnel unlink 王伟 slack', 'not-linked'],
  ])('%s is refused as %s', async (text, code) => {
    await expect(world.says('Ada', text)).rejects.toMatchObject({ code });
  });

  it('says that nobody is elsewhere where nobody is', async () => {
    await world.says('Ada', '/funnel link Amy feishu:王伟');
    await expect(world.read('Ada', '/funnel link Bob')).rejects.toMatchObject({ code: 'link-nobody' });
  });
});

describe('linked people', () => {
  beforeEach(async () => {
    await world.says('Ada', '/funnel link Amy feishu:王伟');
  });

  it('are found by either name', async () => {
    const mine = { kind: 'list-deals', filter: { owner: world.id('Amy') } };
    expect(await world.read('Ada', '/deal list owner:王伟')).toMatchObject(mine);
    expect(await world.read('Ada', '/deal list owner:amy')).toMatchObject(mine);
    await world.says('Bob', '/lead Acme, from zhihu');
    await world.says('Bob', '/deal 1 assign 王伟');
    expect((await world.deal(1)).owner).toBe(world.id('Amy'));
    await expect(world.says('Ada', '/deal 1 assign Amy')).rejects.toMatchObject({ code: 'already-owner' });
    const old = { kind: 'assign-deal', deal: { number: 1 }, to: wei } as const;
    await expect(world.does('Ada', old)).rejects.toMatchObject({ code: 'already-owner' });
  });

  it.each([
    ['/funnel unlink Amy'],
    ['/funnel unlink feishu:王伟'],
    ['/funnel unlink 王伟 feishu'],
    ['/漏斗 解除关联 王伟 飞书'],
    ['/漏斗 取消关联 飞书:王伟'],
  ])('%s takes them apart', async (text) => {
    const answer = words(await world.says('Ada', text));
    expect(answer).toContain('Amy (Slack), 王伟 (Feishu)');
    expect(await world.store.team.identities(1, wei)).toHaveLength(1);
  });
});

describe('the language of a channel', () => {
  it.each([
    ['/funnel language zh here', 'zh-CN'],
    ['/漏斗 语言 中文 这里', 'zh-CN'],
    ['/漏斗 语言 英文 本群', 'en'],
  ])('%s is said by an admin', async (text, language) => {
    await world.says('Ada', text);
    expect((await world.context('Ada')).conversation?.language).toBe(language);
    expect((await world.context('Ada')).member.language).toBeNull();
    await expect(world.says('Mia', text)).rejects.toMatchObject({ code: 'admin-only' });
  });
});
