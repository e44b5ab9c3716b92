import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/commands/reply.ts';
import { rowsOf } from '../cards/tables.ts';
import { pressesOf } from '../support/seen-card.ts';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const signed = (deal: number, amount: string) =>
  world.says('Mia', `/deal ${deal} won ${amount} override: signed on paper`);

describe('the forecast', () => {
  it('tells per stage what is open and expected, and that a share is a default one', async () => {
    await world.says('Amy', '/lead Acme Ltd, jane@acme.com, 50k, from zhihu');
    await world.says('Amy', '/lead Globex, joe@globex.com, USD 20k, from seo');
    const text = words(await world.says('Amy', '/funnel forecast'));
    expect(text).toMatch(/New lead.*2.*CN¥50,000 \+ \$20,000.*\d+% \(default\)/);
    expect(text).toContain('fewer than 30 deals');
    expect(text).toContain('/funnel target month 500k');
  });

  it('tells how far the target is', async () => {
    await world.says('Amy', '/lead Acme Ltd, jane@acme.com, 50k, from zhihu');
    await signed(1, '120k');
    await world.says('Mia', '/funnel target month 500k');
    for (const typed of ['/funnel forecast', '/funnel target'])
      expect(words(await world.says('Amy', typed))).toContain('CN¥120,000 of CN¥500,000');
  });

  it('offers to set a target to managers only', async () => {
    const labels = async (name: string) => {
      const reply = await world.says(name, '/funnel forecast');
      if (reply.kind !== 'card') throw new Error(`a ${reply.kind} came back`);
      return reply.card.body.flatMap((one) =>
        one.type === 'actions' ? one.controls.map(({ label }) => label) : [],
      );
    };
    expect(await labels('Mia')).toContain('Set a target');
    expect(await labels('Amy')).not.toContain('Set a target');
    expect(await labels('Amy')).toContain('What do these numbers mean?');
  });
});

describe('the funnel of a running period', () => {
  const leadOn = async (day: string) => {
    world.clock.set(Date.parse(`${day}T12:00:00+08:00`));
    await world.says('Amy', `/lead Lead of ${day}, amy@leads.example, from seo`);
  };

  it('is compared with as much of the one before, and says so', async () => {
    for (const day of ['2026-02-02', '2026-02-20', '2026-02-21', '2026-03-02']) await leadOn(day);
    world.clock.set(Date.parse('2026-03-03T10:00:00+08:00'));
    const month = words(await world.says('Amy', '/funnel month'));
    expect(month).toMatch(/This month.*same part of last month/);
    expect(month).toMatch(/New leads: 1$/m);
    world.clock.set(Date.parse('2026-03-25T10:00:00+08:00'));
    expect(words(await world.says('Amy', '/funnel month'))).toMatch(/New leads: 1 \(−2\)$/m);
  });

  it('says whose deals it is about, and as it stands now is compared with nothing', async () => {
    await world.says('Ada', '/funnel team @amy north');
    await leadOn('2026-03-02');
    expect(words(await world.says('Amy', '/funnel week team:north'))).toMatch(
      /This week · north · in brackets/,
    );
    expect(words(await world.says('Amy', '/funnel'))).not.toContain('in brackets');
  });
});

describe('the sources', () => {
  beforeEach(async () => {
    await world.says('Amy', '/lead Acme Ltd, jane@acme.com, 50k, from zhihu, campaign: 618');
    await world.says('Amy', '/lead Globex, joe@globex.com, from zhihu');
    await world.says('Amy', '/lead Initech, bill@initech.com, from seo');
    await signed(1, '50k');
    await world.says('Amy', '/funnel spend zhihu 10k impressions:50000 sessions:100 campaign:618');
  });

  it('tell what each brought and cost, and nothing where there is nothing to divide by', async () => {
    const text = words(await world.says('Amy', '/funnel sources'));
    // New leads, won, won amount, new customers, spend, lead rate, CAC, ROI.
    expect(text).toMatch(/zhihu.*2.*1.*CN¥50,000.*1.*CN¥10,000.*2%.*CN¥10,000.*400%/);
    expect(text).toMatch(/seo.*1.*0.*–.*0.*–.*–.*–.*–/);
    expect(text).toMatch(/zhihu.*50,000.*0.*100.*0/);
    expect(text).toContain('The last 30 days');
  });

  it('tell it by campaign', async () => {
    const text = words(await world.says('Amy', '/funnel sources month by campaign'));
    expect(text).toMatch(/zhihu · 618.*1.*1.*CN¥50,000/);
    expect(text).toMatch(/zhihu · no campaign.*1.*0/);
    expect(text).toContain('This month');
  });

  it('are told in Chinese to who reads it', async () => {
    await world.member('小李', 'rep', 'zh-CN');
    const text = words(await world.says('小李', '/漏斗 渠道 本月'));
    for (const word of ['渠道数据', '新增线索', '获客成本', '本月']) expect(text).toContain(word);
  });
});

describe('more sources than a page has', () => {
  beforeEach(async () => {
    for (let at = 1; at <= 31; at++) await world.says('Amy', `/lead Lead ${at}, from source${at}`);
    await world.says('Amy', '/lead One more, from source9');
  });
  const page = async (at: number) => {
    const reply = await world.does('Amy', {
      kind: 'show-sources',
      period: 'month',
      by: 'source',
      ...(at > 0 && { page: at }),
    });
    if (reply.kind !== 'card') throw new Error(`a ${reply.kind} came back`);
    return reply.card;
  };
  const shown = async (at: number) => rowsOf(await page(at), 'By source').map(([name]) => name);

  it('are shown page by page, the most leads first, each of them once', async () => {
    const first = await shown(0);
    expect(first).toHaveLength(30);
    expect(first[0]).toBe('source9');
    const second = await shown(1);
    expect(second).toHaveLength(1);
    expect(new Set([...first, ...second])).toEqual(
      new Set(Array.from({ length: 31 }, (_, at) => `source${at + 1}`)),
    );
    expect(words({ kind: 'card', card: await page(0) })).toMatch(/^1–30 of 31$/m);
    expect(words({ kind: 'card', card: await page(1) })).toMatch(/^31–31 of 31$/m);
  });

  it('lead to each other, and a page that is no longer there to the last one', async () => {
    const turns = async (at: number) =>
      pressesOf(await page(at))
        .filter(({ name }) => /Next|Previous/.test(name))
        .map(({ press }) => press);
    const ask = { kind: 'show-sources', period: 'month', by: 'source' };
    expect(await turns(0)).toEqual([{ ...ask, page: 1 }]);
    expect(await turns(1)).toEqual([{ ...ask, page: 0 }]);
    expect(await shown(7)).toEqual(await shown(1));
  });
});

describe('the sources of nothing', () => {
  it('say so, and how to enter what a source cost', async () => {
    const text = words(await world.says('Amy', '/funnel sources week'));
    expect(text).toContain('No new leads, nothing won and nothing spent');
    expect(text).toContain('/funnel spend zhihu');
  });
});

describe('the period of a report', () => {
  const turns = async (reply: Reply) => {
    if (reply.kind !== 'card') throw new Error(`a ${reply.kind} came back`);
    return reply.card.body
      .flatMap((one) => (one.type === 'actions' ? one.controls : []))
      .filter(({ label }) => /^[◀▶]/u.test(label));
  };
  const labels = async (line: string) =>
    (await turns(await world.says('Amy', line))).map(({ label }) => label);

  it.each(['/funnel month', '/funnel lost month', '/funnel sources month'])(
    '%s leads to the one before and back again',
    async (line) => {
      world.clock.set(Date.parse('2026-03-03T10:00:00+08:00'));
      const [before, ...none] = await turns(await world.says('Amy', line));
      expect(before?.label).toBe('◀ February 2026');
      expect(none).toEqual([]);
      if (before?.type !== 'button' || before.press.kind === 'say') throw new Error('no button');
      const february = await world.does('Amy', before.press);
      expect(words(february)).toContain('February 2026');
      const [january, march] = await turns(february);
      expect([january?.label, march?.label]).toEqual(['◀ January 2026', '▶ March 2026']);
    },
  );

  it('can be of any length, and the one before is as long', async () => {
    world.clock.set(Date.parse('2026-11-10T10:00:00-05:00'));
    await world.says('Ada', '/funnel calendar zone New York');
    expect(await labels('/funnel 2026-10-26..2026-11-01')).toEqual([
      '◀ Mon, Oct 19 – Sun, Oct 25',
      '▶ Mon, Nov 2 – Sun, Nov 8',
    ]);
    expect(await labels('/funnel last week')).toEqual([
      '◀ Mon, Oct 26 – Sun, Nov 1',
      '▶ Mon, Nov 9 – Sun, Nov 15',
    ]);
    expect(await labels('/funnel Q2')).toEqual(['◀ Q1 2026', '▶ Q3 2026']);
    expect(await labels('/funnel 2025')).toEqual(['◀ 2024', '▶ 2026']);
    expect(await labels('/funnel yesterday')).toEqual(['◀ Sun, Nov 8', '▶ Tue, Nov 10']);
    expect(await labels('/funnel')).toEqual([]);
  });
});
