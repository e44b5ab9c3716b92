import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/cards/kit/command.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const SHANGHAI = (time: string) => Date.parse(`${time}+08:00`);
const deal = { number: 12 };

/** `me` is Amy; the clock shows Tuesday 2026-03-03 10:00 in Shanghai. */
const table: readonly (readonly [text: string, expected: Command])[] = [
  ['/deal 12', { kind: 'show-deal', deal }],
  ['deal #12', { kind: 'show-deal', deal }],
  ['／商机 １２', { kind: 'show-deal', deal }],
  ['商机12', { kind: 'show-deal', deal }],
  ['/deal 12 show', { kind: 'show-deal', deal }],
  ['/deal acme', { kind: 'show-deal', deal: { find: 'acme' } }],
  ['/deal 3M Shanghai', { kind: 'show-deal', deal: { find: '3M Shanghai' } }],
  ['/deal find', { kind: 'open-form', ref: { form: 'find' } }],
  ['/商机 查找', { kind: 'open-form', ref: { form: 'find' } }],
  ['/deal find 360 security', { kind: 'show-deal', deal: { find: '360 security' } }],
  ['/商机 华为', { kind: 'show-deal', deal: { find: '华为' } }],
  ['/deal help', { kind: 'show-help', topic: 'deal' }],
  ['help', { kind: 'show-help' }],
  ['帮助', { kind: 'show-help' }],
  ['', { kind: 'show-help' }],
  [' ／ ', { kind: 'show-help' }],

  ['/deal 12 move proposal', { kind: 'move-deal', deal, to: 'proposal' }],
  ['/deal 12 move Prop', { kind: 'move-deal', deal, to: 'proposal' }],
  ['/deal 12 move to New lead', { kind: 'move-deal', deal, to: 'new' }],
  ['/deal 12 move new because wrong person', { kind: 'move-deal', deal, to: 'new', reason: 'wrong person' }],
  ['/deal 12 move new lead: wrong person', { kind: 'move-deal', deal, to: 'new', reason: 'wrong person' }],
  ['/deal 12 move next', { kind: 'move-deal', deal, to: 'next' }],
  ['/deal 12 next', { kind: 'move-deal', deal, to: 'next' }],
  ['/deal 12 move back', { kind: 'move-deal', deal, to: 'back' }],
  ['/deal 12 move back because no budget', { kind: 'move-deal', deal, to: 'back', reason: 'no budget' }],
  ['/deal 12 move back to nurturing', { kind: 'move-deal', deal, to: 'nurturing' }],
  ['/deal 12 move 4', { kind: 'move-deal', deal, to: 'proposal' }],
  [
    '/deal 12 move contract override: the CEO called',
    { kind: 'move-deal', deal, to: 'contract', override: true, reason: 'the CEO called' },
  ],
  ['/商机 12 推进 方案报价', { kind: 'move-deal', deal, to: 'proposal' }],
  ['/商机 12 推进方案', { kind: 'move-deal', deal, to: 'proposal' }],
  ['商机12推进到需求确认', { kind: 'move-deal', deal, to: 'qualified' }],
  ['/商机 12 移动 线索培育 因为没有预算', { kind: 'move-deal', deal, to: 'nurturing', reason: '没有预算' }],
  ['/deal 12 move won 48000', { kind: 'win-deal', deal, amount: { minor: 4_800_000, currency: 'CNY' } }],

  ['/deal 12 won', { kind: 'win-deal', deal }],
  ['/deal 12 won 48000', { kind: 'win-deal', deal, amount: { minor: 4_800_000, currency: 'CNY' } }],
  ['/deal 12 won USD 1.2m', { kind: 'win-deal', deal, amount: { minor: 120_000_000, currency: 'USD' } }],
  ['/deal 12 won 50 000', { kind: 'win-deal', deal, amount: { minor: 5_000_000, currency: 'CNY' } }],
  ['/商机 12 赢单 五万', { kind: 'win-deal', deal, amount: { minor: 5_000_000, currency: 'CNY' } }],
  ['/商机 12 赢单５万', { kind: 'win-deal', deal, amount: { minor: 5_000_000, currency: 'CNY' } }],
  [
    '/deal 12 won 5万 override: signed on paper',
    {
      kind: 'win-deal',
      deal,
      amount: { minor: 5_000_000, currency: 'CNY' },
      override: true,
      reason: 'signed on paper',
    },
  ],
  ['/deal 12 lost', { kind: 'open-deal-form', form: 'lost', deal }],
  ['/deal 12 lost price', { kind: 'lose-deal', deal, reason: 'price' }],
  ['/deal 12 lost no budget this year', { kind: 'lose-deal', deal, reason: 'no-budget', text: 'this year' }],
  ['/deal 12 lost not-a-fit', { kind: 'lose-deal', deal, reason: 'not-a-fit' }],
  ['/deal 12 lost other: moved abroad', { kind: 'lose-deal', deal, reason: 'other', text: 'moved abroad' }],
  [
    '/deal 12 lost timing, win back 2026-09-01',
    { kind: 'lose-deal', deal, reason: 'timing', winBackOn: '2026-09-01' },
  ],
  [
    '/商机 12 输单 价格太高 回访 3个月后',
    { kind: 'lose-deal', deal, reason: 'price', winBackOn: '2026-06-03' },
  ],
  ['/商机 12 输单 竞品', { kind: 'lose-deal', deal, reason: 'competitor' }],
  ['/deal 12 reopen', { kind: 'reopen-deal', deal }],
  ['/商机 12 重开', { kind: 'reopen-deal', deal }],
  ['/deal 12 undo', { kind: 'undo-deal', deal }],
  ['/商机 12 撤销', { kind: 'undo-deal', deal }],

  [
    '/deal 12 note They like it, "a lot"',
    { kind: 'touch-deal', deal, channel: 'note', text: 'They like it, "a lot"' },
  ],
  ['/deal 12 Note: two\nlines', { kind: 'touch-deal', deal, channel: 'note', text: 'two\nlines' }],
  ['/商机 12 备注客户很满意', { kind: 'touch-deal', deal, channel: 'note', text: '客户很满意' }],
  ['/deal 12 call spoke to Jane', { kind: 'touch-deal', deal, channel: 'call', text: 'spoke to Jane' }],
  ['/商机 12 电话 聊了需求', { kind: 'touch-deal', deal, channel: 'call', text: '聊了需求' }],
  ['/deal 12 meet on site', { kind: 'touch-deal', deal, channel: 'meet', text: 'on site' }],
  ['/商机 12 拜访 现场演示', { kind: 'touch-deal', deal, channel: 'meet', text: '现场演示' }],
  ['/deal 12 note', { kind: 'open-deal-form', form: 'log', deal }],

  [
    '/deal 12 follow tomorrow 10am send case study',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-04T10:00'), text: 'send case study' },
  ],
  [
    '/商机 12 跟进 明天10点 发案例',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-04T10:00'), text: '发案例' },
  ],
  [
    '/商机 12 跟进明天上午10点发案例',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-04T10:00'), text: '发案例' },
  ],
  [
    '/deal 12 follow 3d call back',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-06T09:00'), wholeDay: true, text: 'call back' },
  ],
  [
    '/deal 12 follow in 2 hours',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-03T12:00'), text: '' },
  ],
  [
    '/deal 12 follow send offer by friday',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-06T09:00'), wholeDay: true, text: 'send offer' },
  ],
  [
    '/deal 12 follow 2026-03-10 14:30 demo',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-10T14:30'), text: 'demo' },
  ],
  [
    '/商机 12 跟进 下周三下午3点 演示',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-11T15:00'), text: '演示' },
  ],
  ['/商机 12 跟进 两小时后', { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-03T12:00'), text: '' }],
  [
    '/商机 12 跟进 三天后下午两点半 打电话',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-06T14:30'), text: '打电话' },
  ],
  [
    '/deal 12 follow today',
    { kind: 'plan-follow-up', deal, at: SHANGHAI('2026-03-03T18:00'), wholeDay: true, text: '' },
  ],
  ['/deal 12 follow', { kind: 'open-deal-form', form: 'follow-up', deal }],
  ['/deal 12 follow done', { kind: 'finish-follow-up', deal }],
  ['/商机 12 完成', { kind: 'finish-follow-up', deal }],

  [
    '/deal 12 wait contract 3d',
    { kind: 'start-waiting', deal, what: 'contract', due: SHANGHAI('2026-03-06T09:00'), wholeDay: true },
  ],
  [
    '/商机 12 等待 合同 3天',
    { kind: 'start-waiting', deal, what: '合同', due: SHANGHAI('2026-03-06T09:00'), wholeDay: true },
  ],
  [
    '/商机 12 等待合同3天',
    { kind: 'start-waiting', deal, what: '合同', due: SHANGHAI('2026-03-06T09:00'), wholeDay: true },
  ],
  [
    '/deal 12 wait 1w',
    { kind: 'start-waiting', deal, what: 'answer', due: SHANGHAI('2026-03-10T09:00'), wholeDay: true },
  ],
  ['/deal 12 wait done', { kind: 'end-waiting', deal }],
  ['/deal 12 wait', { kind: 'open-deal-form', form: 'wait', deal }],

  ['/deal 12 snooze 3d', { kind: 'snooze-deal', deal, until: SHANGHAI('2026-03-06T00:00') }],
  ['/deal 12 snooze until monday', { kind: 'snooze-deal', deal, until: SHANGHAI('2026-03-09T00:00') }],
  ['/商机 12 暂停 1周', { kind: 'snooze-deal', deal, until: SHANGHAI('2026-03-10T00:00') }],
  ['/deal 12 snooze off', { kind: 'wake-deal', deal }],
  ['/商机 12 唤醒', { kind: 'wake-deal', deal }],

  ['/deal 12 claim', { kind: 'claim-deal', deal }],
  ['/商机 12 认领', { kind: 'claim-deal', deal }],
  ['/deal 12 release', { kind: 'release-deal', deal }],
  ['/商机 12 放回公海', { kind: 'release-deal', deal }],
  ['/商机 12 释放', { kind: 'release-deal', deal }],

  ['/deal 12 edit', { kind: 'open-deal-form', form: 'edit', deal }],
  ['/商机 12 编辑', { kind: 'open-deal-form', form: 'edit', deal }],
  [
    '/deal 12 edit amount 5万',
    { kind: 'edit-deal', deal, fields: { amount: { minor: 5_000_000, currency: 'CNY' } } },
  ],
  [
    '/deal 12 edit pain point: manual quotes',
    { kind: 'edit-deal', deal, fields: { painPoint: 'manual quotes' } },
  ],
  ['/商机 12 编辑 联系人：李雷', { kind: 'edit-deal', deal, fields: { contact: '李雷' } }],
  ['/deal 12 edit referred by Globex', { kind: 'edit-deal', deal, fields: { referredBy: 'Globex' } }],
  ['/商机 12 编辑 推荐人 寰宇科技', { kind: 'edit-deal', deal, fields: { referredBy: '寰宇科技' } }],
  ['/deal 12 edit referrer -', { kind: 'edit-deal', deal, fields: { referredBy: null } }],
  ['/deal 12 edit email -', { kind: 'edit-deal', deal, fields: { email: null } }],
  ['/deal 12 timeline', { kind: 'show-timeline', deal }],
  ['/商机 12 动态', { kind: 'show-timeline', deal }],
  ['/deal 12 playbook', { kind: 'show-playbook', deal }],
  ['/商机 12 打法', { kind: 'show-playbook', deal }],
  ['/deal 12 contact', { kind: 'reveal-contact', deal }],
  ['/deal 12 post', { kind: 'post-deal', deal }],

  ['/deal list', { kind: 'list-deals', filter: { status: 'open' }, page: 0 }],
  ['/商机 列表', { kind: 'list-deals', filter: { status: 'open' }, page: 0 }],
  ['/deal list pool', { kind: 'list-deals', filter: { status: 'open', owner: null }, page: 0 }],
  [
    '/deal list stuck stage:proposal',
    { kind: 'list-deals', filter: { status: 'open', stuck: true, stage: 'proposal' }, page: 0 },
  ],
  ['/deal list stage:New lead', { kind: 'list-deals', filter: { status: 'open', stage: 'new' }, page: 0 }],
  [
    '/deal list stage:"New lead" won',
    { kind: 'list-deals', filter: { status: 'won', stage: 'new' }, page: 0 },
  ],
  [
    '/deal list source:知乎 older:7d',
    { kind: 'list-deals', filter: { status: 'open', source: '知乎', olderDays: 7 }, page: 0 },
  ],
  [
    '/商机列表 公海 阶段：方案',
    { kind: 'list-deals', filter: { status: 'open', owner: null, stage: 'proposal' }, page: 0 },
  ],
  [
    '/deal list lost older:2w page:3',
    { kind: 'list-deals', filter: { status: 'lost', olderDays: 14 }, page: 2 },
  ],
  [
    '/deal list team proposal',
    { kind: 'list-deals', filter: { status: 'open', stage: 'proposal' }, page: 0 },
  ],
  ['/deal list lacks:amount', { kind: 'list-deals', filter: { status: 'open', lacks: 'amount' }, page: 0 }],
  [
    '/deal list pool without:next-step',
    { kind: 'list-deals', filter: { status: 'open', owner: null, lacks: 'next-step' }, page: 0 },
  ],
  ['/商机 列表 缺：金额', { kind: 'list-deals', filter: { status: 'open', lacks: 'amount' }, page: 0 }],
  ['/商机 列表 缺:渠道', { kind: 'list-deals', filter: { status: 'open', lacks: 'source' }, page: 0 }],
  ['/商机 列表 缺少:下一步', { kind: 'list-deals', filter: { status: 'open', lacks: 'next-step' }, page: 0 }],

  ['/funnel', { kind: 'show-funnel', period: 'now' }],
  ['/漏斗', { kind: 'show-funnel', period: 'now' }],
  ['/funnel now', { kind: 'show-funnel', period: 'now' }],
  ['/funnel week', { kind: 'show-funnel', period: 'week' }],
  ['/漏斗 周', { kind: 'show-funnel', period: 'week' }],
  ['漏斗月', { kind: 'show-funnel', period: 'month' }],
  ['/funnel quarter source:zhihu', { kind: 'show-funnel', period: 'quarter', source: 'zhihu' }],
  ['/漏斗 季度', { kind: 'show-funnel', period: 'quarter' }],
  ['/funnel 30d', { kind: 'show-funnel', period: '30d' }],
  ['/funnel source:"trade show"', { kind: 'show-funnel', period: 'now', source: 'trade show' }],
  ['/funnel stuck', { kind: 'show-stuck', page: 0 }],
  ['/漏斗 停滞', { kind: 'show-stuck', page: 0 }],
  ['/漏斗 停滞 渠道：知乎', { kind: 'show-stuck', page: 0, source: '知乎' }],
  ['/funnel summary', { kind: 'show-summary', summary: 'weekly' }],
  ['/漏斗 周报', { kind: 'show-summary', summary: 'weekly' }],
  ['/funnel help', { kind: 'show-help' }],
  ['/漏斗 帮助', { kind: 'show-help' }],
  ['/funnel here', { kind: 'set-digests', on: true }],
  ['/funnel here off', { kind: 'set-digests', on: false }],
  ['/漏斗 这里 关闭', { kind: 'set-digests', on: false }],
  ['/funnel language zh', { kind: 'set-language', language: 'zh-CN' }],
  ['/漏斗 语言 英文', { kind: 'set-language', language: 'en' }],

  ['/lead', { kind: 'open-form', ref: { form: 'lead' } }],
  ['／线索', { kind: 'open-form', ref: { form: 'lead' } }],
  ['/线索华为', { kind: 'add-lead', lead: { company: '华为' } }],
  ['线索：华为', { kind: 'add-lead', lead: { company: '华为' } }],
  ['/lead help', { kind: 'show-help', topic: 'lead' }],
];

describe('a typed text', () => {
  it.each(table)('%s', async (text, expected) => {
    expect(await world.read('Amy', text)).toEqual(expected);
  });

  it('means the person who types it where it says mine or me', async () => {
    const amy = world.id('Amy');
    expect(await world.read('Amy', '/deal list mine')).toMatchObject({
      filter: { status: 'open', owner: amy },
    });
    expect(await world.read('Amy', '/deal')).toMatchObject({ filter: { status: 'open', owner: amy } });
    expect(await world.read('Amy', '/商机 12 分配 我')).toEqual({ kind: 'assign-deal', deal, to: amy });
  });

  it.each([
    ['/deal 12 assign @bob', {}],
    ['/deal 12 assign to Bob', {}],
    ['/deal 12 assign bo', {}],
    ['/商机 12 指派 @Bob', {}],
    ['/商机12分配给@Bob', {}],
    ['/deal 12 assign <@U7>', { '<@U7>': 'Bob' }],
    ['/商机 12 分配给<@U7>', { '<@U7>': 'Bob' }],
  ])('finds the member: %s', async (text, mentions) => {
    expect(await world.read('Amy', text, mentions)).toEqual({
      kind: 'assign-deal',
      deal,
      to: world.id('Bob'),
    });
  });

  it('finds members in filters, reports and roles', async () => {
    const bob = world.id('Bob');
    expect(await world.read('Amy', '/deal list owner:@bob')).toMatchObject({ filter: { owner: bob } });
    expect(await world.read('Amy', '/deal list 负责人：<@U7>', { '<@U7>': 'Bob' })).toMatchObject({
      filter: { owner: bob },
    });
    expect(await world.read('Amy', '/deal list owner:none')).toMatchObject({ filter: { owner: null } });
    expect(await world.read('Amy', '/funnel week owner:@bob')).toMatchObject({ period: 'week', owner: bob });
    expect(await world.read('Ada', '/funnel role @bob manager')).toEqual({
      kind: 'set-role',
      member: bob,
      role: 'manager',
    });
    expect(await world.read('Ada', '/漏斗 角色 @bob 经理')).toEqual({
      kind: 'set-role',
      member: bob,
      role: 'manager',
    });
  });

  it('finds a part of the team in lists and reports, in the spelling it has', async () => {
    await expect(world.read('Amy', '/deal list team:north')).rejects.toMatchObject({ code: 'team-none' });
    for (const team of ['North', '华东 大区'])
      await world.store.team.saveMember(1, world.id('Bob'), { team });
    await world.store.team.saveMember(1, world.id('Amy'), { team: 'North' });
    expect(await world.read('Amy', '/deal list team:north')).toMatchObject({ filter: { team: 'North' } });
    expect(await world.read('Amy', '/商机 列表 小组：“华东大区”')).toMatchObject({
      filter: { team: '华东 大区' },
    });
    expect(await world.read('Amy', '/funnel stuck team:NORTH owner:@bob')).toEqual({
      kind: 'show-stuck',
      page: 0,
      team: 'North',
      owner: world.id('Bob'),
    });
    expect(await world.read('Amy', '/漏斗 本月 团队:north')).toMatchObject({
      period: 'month',
      team: 'North',
    });
    await expect(world.read('Amy', '/funnel week team:east')).rejects.toMatchObject({
      code: 'team-unknown',
      params: { team: 'east', teams: 'North · 华东 大区' },
    });
    for (const name of ['Amy', 'Bob']) await world.store.team.saveMember(1, world.id(name), { team: null });
  });

  it('keeps the name where a mention stands in a note', async () => {
    const command = await world.read('Amy', '/deal 12 note ask <@U7> and <@U7>!', { '<@U7>': 'Bob' });
    expect(command).toMatchObject({ text: 'ask @Bob and @Bob!' });
  });

  it('works the same as a slash command', async () => {
    const { parse } = await import('../../src/commands/parse.ts');
    const context = await world.context('Amy');
    const read = (command: string, text: string) =>
      parse({ command, text, mentions: new Map() }, { ...context, language: 'en' });
    expect(await read('deal', '12 won')).toEqual({ kind: 'win-deal', deal });
    expect(await read('商机', '12 赢单')).toEqual({ kind: 'win-deal', deal });
    expect(await read('/漏斗', '周')).toEqual({ kind: 'show-funnel', period: 'week' });
    await expect(read('dael', '12')).rejects.toMatchObject({ example: '/deal 12' });
  });
});
