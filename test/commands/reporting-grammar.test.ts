import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeal } from '../../src/domain/deals/create-deal.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
  const { workspace, now } = await world.context('Amy');
  const deal = createDeal({ company: 'Acme', source: '知乎' }, { workspace, now, by: world.id('Amy') });
  await world.store.deals.commit(workspace.id, deal, null);
});
afterAll(() => world.close());

const read = (text: string) => world.read('Amy', text, { '<@B>': 'Bob' });
const code = async (text: string): Promise<string> => {
  try {
    return JSON.stringify(await read(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const cny = (units: number) => ({ minor: units * 100, currency: 'CNY' });

describe('reports by word', () => {
  it.each([
    ['/funnel forecast', { kind: 'show-forecast' }],
    ['/漏斗 预测', { kind: 'show-forecast' }],
    ['/funnel sources', { kind: 'show-sources', period: '30d', by: 'source' }],
    ['/funnel sources quarter', { kind: 'show-sources', period: 'quarter', by: 'source' }],
    ['/funnel sources this month by campaign', { kind: 'show-sources', period: 'month', by: 'campaign' }],
    ['/funnel sources by campaign week', { kind: 'show-sources', period: 'week', by: 'campaign' }],
    ['/漏斗 渠道 本月 按活动', { kind: 'show-sources', period: 'month', by: 'campaign' }],
    ['/漏斗 渠道 按渠道', { kind: 'show-sources', period: '30d', by: 'source' }],
    ['/funnel lost', { kind: 'show-lost', period: '30d' }],
    ['/funnel lost quarter', { kind: 'show-lost', period: 'quarter' }],
    ['/漏斗 输单 30 天', { kind: 'show-lost', period: '30d' }],
  ])('%s', async (text, command) => {
    expect(await read(text)).toEqual(command);
  });

  it('names the nearest period where none is meant', async () => {
    expect(await code('/funnel lost mnoth')).toBe('period-unknown-near');
    expect(await code('/funnel sources zhihu')).toBe('period-unknown');
  });
});

describe('targets', () => {
  it.each([
    ['/funnel target', { kind: 'show-forecast' }],
    ['/funnel target month 500k', { kind: 'set-target', span: 'month', amount: cny(500_000) }],
    ['/funnel target quarter 1.5m', { kind: 'set-target', span: 'quarter', amount: cny(1_500_000) }],
    [
      '/funnel target USD 20k monthly',
      { kind: 'set-target', span: 'month', amount: { minor: 2_000_000, currency: 'USD' } },
    ],
    ['/funnel target month none', { kind: 'set-target', span: 'month', amount: null }],
    ['/漏斗 目标 本月 50万', { kind: 'set-target', span: 'month', amount: cny(500_000) }],
    ['/漏斗 目标 本月50万', { kind: 'set-target', span: 'month', amount: cny(500_000) }],
    ['/漏斗 目标 季度 无', { kind: 'set-target', span: 'quarter', amount: null }],
    ['/漏斗 目标 150万 本季度', { kind: 'set-target', span: 'quarter', amount: cny(1_500_000) }],
    ['/funnel target month', { kind: 'open-form', ref: { form: 'target' } }],
    ['/漏斗 目标 设置', { kind: 'open-form', ref: { form: 'target' } }],
  ])('%s', async (text, command) => {
    expect(await read(text)).toEqual(command);
  });

  it('asks what an amount is for, and refuses what is none', async () => {
    expect(await code('/funnel target 500k')).toBe('target-needs-span');
    expect(await code('/funnel target year 5m')).toBe('target-unknown');
    expect(await code('/funnel target month lots')).toBe('amount-not-understood');
    expect(await code('/funnel target month -5')).toBe('amount-negative');
  });
});

describe('channel figures', () => {
  // The team has it as 知乎: one channel by two names is one.
  const zhihu = { kind: 'add-spend', source: '知乎' };
  const figures = { impressions: 50_000, reach: 20_000, sessions: 3000, interactions: 120 };
  it.each([
    [
      '/funnel spend zhihu 2000 impressions:50000 reach:20000 sessions:3000 interactions:120',
      { ...zhihu, amount: cny(2000), ...figures },
    ],
    [
      '/funnel spend zhihu 2000 impressions:50,000, reach:20k sessions: 3000 interactions 120 campaign:618 on:2026-02-03',
      { ...zhihu, amount: cny(2000), ...figures, campaign: '618', day: '2026-02-03' },
    ],
    [
      '/漏斗 投放 知乎 2000 曝光:5万 触达：20000 流量:3000 互动:120 活动:618 日期:昨天',
      {
        kind: 'add-spend',
        source: '知乎',
        amount: cny(2000),
        ...figures,
        campaign: '618',
        day: '2026-03-02',
      },
    ],
    [
      '/漏斗 投放 知乎2000 曝光5万',
      { kind: 'add-spend', source: '知乎', amount: cny(2000), impressions: 50_000 },
    ],
    ['/漏斗 投放 抖音 3000元', { kind: 'add-spend', source: '抖音', amount: cny(3000) }],
    ['/funnel spend zhihu sessions:3000', { ...zhihu, sessions: 3000 }],
    ['/funnel spend 2000 zhihu', { ...zhihu, amount: cny(2000) }],
    [
      '/funnel spend google ads USD 1.2k',
      { kind: 'add-spend', source: 'google ads', amount: { minor: 120_000, currency: 'USD' } },
    ],
    [
      '/funnel spend USD 20 google ads',
      { kind: 'add-spend', source: 'google ads', amount: { minor: 2000, currency: 'USD' } },
    ],
    ['/funnel spend "spring 24" 10', { kind: 'add-spend', source: 'spring 24', amount: cny(10) }],
    [
      '/funnel spend seo cost:10 campaign:“spring fair”',
      { kind: 'add-spend', source: 'seo', amount: cny(10), campaign: 'spring fair' },
    ],
    [
      '/funnel spend seo 5 on:"28 Feb"',
      { kind: 'add-spend', source: 'seo', amount: cny(5), day: '2026-02-28' },
    ],
    [
      '/funnel spend seo 5 on:monday',
      { kind: 'add-spend', source: 'seo', amount: cny(5), day: '2026-03-02' },
    ],
    [
      '/funnel spend seo 5 date:"20 Dec"',
      { kind: 'add-spend', source: 'seo', amount: cny(5), day: '2025-12-20' },
    ],
  ])('%s', async (text, command) => {
    expect(await read(text)).toEqual(command);
  });

  it('say what is not understood, with the nearest word', async () => {
    expect(await code('/funnel spend')).toBe('spend-needs-source');
    expect(await code('/funnel spend zhihu 2000 impresions:5')).toBe('spend-part-unknown-near');
    expect(await code('/funnel spend zhihu 2000 zzz:5')).toBe('spend-part-unknown');
    expect(await code('/funnel spend zhihu 2000 sesions 5')).toBe('spend-part-unknown-near');
    expect(await code('/funnel spend zhihu 2000 sessions:many')).toBe('count-not-understood');
    expect(await code('/funnel spend zhihu 2000 sessions:1.5')).toBe('count-not-understood');
    expect(await code('/funnel spend zhihu 20x0')).toBe('amount-not-understood');
    expect(await code('/funnel spend zhihu 20 on:someday')).toBe('time-not-understood');
  });
});

describe('assigning the fix', () => {
  const TOMORROW_TEN = Date.parse('2026-03-04T10:00:00+08:00');
  it.each([
    ['/funnel fix <@B> tomorrow 10am review all quotes above 100k', 'review all quotes above 100k'],
    ['/funnel fix @Bob review all quotes tomorrow 10am', 'review all quotes'],
    ['/funnel fix Bob tomorrow 10am call', 'call'],
    ['/漏斗 改进 @Bob 明天10点 复盘报价', '复盘报价'],
    ['/漏斗 改进<@B>明天10点 复盘报价', '复盘报价'],
  ])('%s', async (text, what) => {
    const command = await read(text);
    expect(command).toEqual({ kind: 'assign-fix', to: world.id('Bob'), at: TOMORROW_TEN, text: what });
  });

  it('opens the form for what has nobody in it, and finishes by number', async () => {
    expect(await read('/funnel fix')).toEqual({ kind: 'open-form', ref: { form: 'fix' } });
    expect(await read('/funnel fix a better handover')).toEqual({
      kind: 'open-form',
      ref: { form: 'fix', text: 'a better handover' },
    });
    expect(await read('/funnel fix done 3')).toEqual({ kind: 'finish-fix', fix: 3 });
    expect(await read('/漏斗 改进 完成 3')).toEqual({ kind: 'finish-fix', fix: 3 });
  });

  it('says what is missing', async () => {
    expect(await code('/funnel fix @Nobody tomorrow x')).toMatch(/^member-unknown/);
    expect(await code('/funnel fix @Bob review the quotes')).toBe('fix-needs-time');
    expect(await code('/funnel fix @Bob tomorrow 10am')).toBe('fix-needs-text');
    expect(await code('/funnel fix @Bob yesterday call')).toBe('past-date');
    expect(await code('/funnel fix done')).toBe('fix-which');
  });
});
