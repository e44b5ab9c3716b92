import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSubmission } from '../../src/commands/submission.ts';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const targets = async () => world.store.targets.list((await world.context('Ada')).workspace.id);

describe('a target', () => {
  it('is set by a manager, shown, and taken away again', async () => {
    expect(words(await world.says('Mia', '/funnel target month 500k'))).toContain('CN¥500,000');
    expect(await targets()).toEqual([{ span: 'month', amount: { minor: 50_000_000, currency: 'CNY' } }]);
    expect(words(await world.says('Mia', '/funnel target month none'))).toContain('no target');
    expect(await targets()).toEqual([]);
  });

  it('of nothing is none', async () => {
    await world.says('Mia', '/funnel target quarter 1m');
    await world.does('Mia', { kind: 'set-target', span: 'quarter', amount: { minor: 0, currency: 'CNY' } });
    expect(await targets()).toEqual([]);
  });

  it('is not set by a rep, who gets no form for it either', async () => {
    await expect(world.says('Amy', '/funnel target month 500k')).rejects.toThrow('manager-only');
    await expect(world.says('Amy', '/funnel target month')).rejects.toThrow('manager-only');
    expect(await targets()).toEqual([]);
  });

  it('is read from the form, where an empty amount takes it away', async () => {
    await world.says('Mia', '/funnel target month 500k');
    const form = await world.says('Mia', '/funnel target month');
    expect(form.kind === 'form' && form.form.intro).toContain('CN¥500,000');
    const context = await world.context('Mia');
    const read = (values: Record<string, string>) => readSubmission({ form: 'target' }, values, context);
    expect(await read({ span: 'quarter', amount: '1.5m' })).toEqual({
      kind: 'set-target',
      span: 'quarter',
      amount: { minor: 150_000_000, currency: 'CNY' },
    });
    expect(await read({ span: 'month', amount: '' })).toEqual({
      kind: 'set-target',
      span: 'month',
      amount: null,
    });
    expect(await read({ span: 'year', amount: 'lots' })).toEqual({
      errors: { span: expect.any(String), amount: expect.stringContaining('lots') },
    });
  });
});

describe('channel figures', () => {
  it('are answered with all that is recorded of that day now', async () => {
    await world.says('Amy', '/funnel spend zhihu 2000 impressions:50000 campaign:618');
    const reply = words(await world.says('Amy', '/funnel spend zhihu sessions:3k campaign:618'));
    expect(reply).toContain('zhihu · 618 · Tue, Mar 3');
    for (const figure of ['CN¥2,000', '50,000', '3,000']) expect(reply).toContain(figure);
    expect(reply).not.toContain('Interactions');
  });

  it('say in Chinese what is recorded', async () => {
    await world.member('小李', 'rep', 'zh-CN');
    const reply = words(await world.says('小李', '/漏斗 投放 知乎 2000 曝光:5万 流量:3000 日期:昨天'));
    expect(reply).toContain('知乎 · 3月2日周一');
    expect(reply).toContain('50,000');
  });

  it('need a figure, a day that has begun, and somebody who may', async () => {
    await expect(world.says('Amy', '/funnel spend zhihu')).rejects.toThrow('spend-empty');
    await expect(world.says('Amy', '/funnel spend zhihu 5 on:2026-03-04')).rejects.toThrow('spend-in-future');
    await expect(world.says('Vic', '/funnel spend zhihu 5')).rejects.toThrow('forbidden');
  });
});

describe('the losses', () => {
  it('are told by reason and stage, the largest by name, with a way back for who may', async () => {
    await world.says('Amy', '/lead Acme Ltd, jane@acme.com, 50k, from zhihu');
    await world.says('Amy', '/lead Globex, joe@globex.com, 80k, from seo');
    await world.says('Bob', '/lead Initech, 5k');
    await world.says('Amy', '/deal 1 move nurturing');
    await world.says('Amy', '/deal 1 lost price win back 2026-06-01');
    await world.says('Amy', '/deal 2 lost competitor: went with Hooli');
    await world.says('Bob', '/deal 3 lost price');
    const reply = await world.says('Amy', '/funnel lost');
    const text = words(reply);
    expect(text).toContain('3 deals lost · CN¥135,000');
    expect(text).toMatch(/Price.*2.*67%.*CN¥55,000/);
    expect(text).toMatch(/Competitor.*1.*33%.*CN¥80,000/);
    expect(text).toMatch(/New lead.*2.*CN¥85,000/);
    expect(text).toMatch(/Nurturing.*1.*CN¥50,000/);
    expect(text).toContain('win back on Mon, Jun 1');
    expect(text.indexOf('#2 Globex')).toBeLessThan(text.indexOf('#1 Acme'));
    const lines = reply.kind === 'card' ? reply.card.body.filter(({ type }) => type === 'line') : [];
    expect(lines.map((one) => one.type === 'line' && one.controls.length)).toEqual([2, 2, 1]);
    const elsewhen = words(await world.says('Amy', '/funnel lost week'));
    expect(elsewhen).toContain('This week');
  });

  it('of nothing say so; a reopened deal is not lost', async () => {
    await world.says('Amy', '/lead Acme Ltd, 50k');
    await world.says('Amy', '/deal 1 lost price');
    await world.says('Amy', '/deal 1 reopen');
    expect(words(await world.says('Amy', '/funnel lost'))).toContain('Nothing was lost');
  });
});
