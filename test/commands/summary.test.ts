import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const at = (time: string) => world.clock.set(Date.parse(`${time}+08:00`));

describe('the summary on demand', () => {
  it('is about the last whole week or quarter: nothing before it, nothing after it', async () => {
    at('2026-03-29T23:59:59');
    await world.says('Amy', '/lead One week before, jane@acme.com, from zhihu');
    at('2026-03-30T00:00:00');
    await world.says('Amy', '/lead First moment, joe@globex.com, from zhihu');
    at('2026-04-05T23:59:59');
    await world.says('Amy', '/lead Last moment, ann@initech.com, from seo');
    at('2026-04-06T00:00:00');
    await world.says('Amy', '/lead This week, tom@umbrella.com, from seo');
    at('2026-04-08T10:00:00');
    const week = words(await world.says('Amy', '/funnel summary'));
    expect(week).toContain('Mon, Mar 30 – Sun, Apr 5');
    expect(week).toContain('New leads: 2 (+1)');
    expect(week).toContain('seo | 1 | 0\nzhihu | 1 | 0');
    const quarter = words(await world.says('Amy', '/漏斗 复盘'));
    expect(quarter).toContain('Q1 2026');
    expect(quarter).toContain('New leads: 2 (+2)');
  });

  it('reads naturally before anything has happened, in both languages', async () => {
    expect(words(await world.says('Amy', '/funnel summary'))).toContain('No new leads last week.');
    await world.member('Amy', 'rep', 'zh-CN');
    expect(words(await world.says('Amy', '/漏斗 周报'))).toContain('上周没有新增线索。');
  });

  it('leads to what its figures mean, typed or pressed', async () => {
    const reply = await world.says('Vic', '/funnel summary');
    if (reply.kind !== 'card') throw new Error(`a ${reply.kind} came back`);
    const presses = reply.card.body.flatMap((one) =>
      one.type === 'actions'
        ? one.controls.flatMap((control) => (control.type === 'button' ? [control.press] : []))
        : [],
    );
    expect(presses).toContainEqual({ kind: 'show-definitions' });
    const pressed = words(await world.does('Vic', { kind: 'show-definitions' }));
    expect(pressed).toContain('Win rate  won ÷ (won + lost)');
    expect(words(await world.says('Vic', '/funnel numbers'))).toBe(pressed);
    expect(words(await world.says('Vic', '/漏斗 指标'))).toBe(pressed);
  });
});
