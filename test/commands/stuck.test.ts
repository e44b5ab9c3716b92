import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/cards/kit/command.ts';
import { DAY } from '../../src/domain/time.ts';
import { pressesOf } from '../support/seen-card.ts';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

/** Deals of Amy (north) and Bob (south), a week later all stuck. */
const stuck = async (amys: number, bobs: number) => {
  await world.store.team.saveMember(1, world.id('Amy'), { team: 'north' });
  await world.store.team.saveMember(1, world.id('Bob'), { team: 'south' });
  for (let at = 1; at <= amys; at++) await world.says('Amy', `/lead Amys ${at}, ${at}k, from zhihu`);
  for (let at = 1; at <= bobs; at++) await world.says('Bob', `/lead Bobs ${at}, ${at * 100}, from seo`);
  world.clock.advance(7 * DAY);
};
const card = async (text: string) => {
  const reply = await world.says('Vic', text);
  if (reply.kind !== 'card') throw new Error(`a card was expected, not ${reply.kind}`);
  return reply.card;
};

describe('/funnel stuck', () => {
  it('shows a page, and the pages after and before at a press', async () => {
    await stuck(12, 2);
    const first = await card('/funnel stuck');
    expect(words({ kind: 'card', card: first })).toMatch(
      /Amy · 12 deals[\s\S]*#12 Amys 12[\s\S]*#3 Amys 3[\s\S]*1–10 of 14/,
    );
    const next = pressesOf(first).at(-1);
    expect(next?.name).toBe('Next →');
    if (next === undefined) throw new Error('no way on');
    const second = words(await world.does('Vic', await world.pressed('Vic', next.press)));
    expect(second).toMatch(
      /Amy \(continued\) · 12 deals[\s\S]*#2 Amys 2[\s\S]*#1 Amys 1[\s\S]*Bob · 2 deals[\s\S]*11–14 of 14/,
    );
    expect(second).not.toContain('Amys 12');
  });

  it('counts all that are stuck for long, not those of the page', async () => {
    await stuck(12, 2);
    world.clock.advance(14 * DAY);
    const first = await card('/funnel stuck');
    expect(words({ kind: 'card', card: first })).toContain('Stuck for twice the limit: 14 deals.');
    const preview = words(await world.says('Vic', '/funnel preview'));
    expect(preview).toContain('Stuck for twice the limit: 14 deals.');
  });

  it('is of a part of the team, of somebody or of a source where that is said', async () => {
    await stuck(2, 1);
    const shown = async (text: string) => words({ kind: 'card', card: await card(text) });
    expect(await shown('/funnel stuck team:south')).toMatch(
      /^Stuck deals\nsouth\n1 deal is stuck\.[\s\S]*Bobs 1/,
    );
    expect(await shown('/funnel stuck owner:@amy')).not.toContain('Bobs');
    expect(await shown('/漏斗 停滞 渠道:seo')).not.toContain('Amys');
    expect(await shown('/funnel stuck team:north source:seo')).toMatch(/Nothing is stuck/);
  });
});

describe('a page that is not there any more', () => {
  it('is answered with the last one', async () => {
    await stuck(12, 0);
    const shown = async (command: Command) => words(await world.does('Vic', command));
    expect(await shown({ kind: 'show-stuck', page: 5 })).toMatch(/11–12 of 12/);
    expect(await shown({ kind: 'list-deals', filter: {}, page: 5 })).toMatch(/11–12 of 12/);
    expect(await shown({ kind: 'list-deals', filter: { status: 'won' }, page: 5 })).toMatch(/^0 deals/);
    expect(await shown({ kind: 'show-stuck', page: 5, source: 'none' })).toMatch(/Nothing is stuck/);
  });
});

describe('/deal list', () => {
  it('finds the deals of a part of the team and those that lack something, and says so', async () => {
    await stuck(1, 1);
    await world.says('Amy', '/lead Bare');
    const shown = async (text: string) => words(await world.says('Vic', text));
    expect(await shown('/deal list team:south')).toMatch(/^1 deal\nOpen · south[\s\S]*Bobs 1/);
    expect(await shown('/deal list lacks:amount')).toMatch(/^1 deal\nOpen · no amount[\s\S]*Bare/);
    expect(await shown('/商机 列表 缺:渠道')).toMatch(/^1 deal\nOpen · no source[\s\S]*Bare/);
    expect(await shown('/deal list lacks:next-step')).toMatch(/^3 deals\nOpen · no next step/);
    await world.member('Vic', 'viewer', 'zh-CN');
    expect(await shown('/商机 列表 缺:金额')).toMatch(/缺金额/);
  });
});
