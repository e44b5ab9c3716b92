import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dayOf, isWorkingDay } from '../../src/domain/calendar/calendar.ts';
import { defaultCalendar } from '../../src/domain/calendar/work-calendar.ts';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { office, shanghai } from './office.ts';

const CALENDAR = defaultCalendar('Asia/Shanghai');
const TUESDAY = '2026-03-03';

describe('the stuck digest', () => {
  it('is posted on working days at the digest time, once in each digest conversation', async () => {
    const team = await office('2026-03-03T08:59:59+08:00');
    const deals = await team.digestChannel('C1');
    const sales = await team.digestChannel('C2');
    const scheduler = team.scheduler();
    await scheduler.tick();
    expect(await team.said()).toEqual([]);
    team.clock.set(shanghai(`${TUESDAY}T09:00:00`));
    await scheduler.tick();
    expect(await team.said()).toEqual([
      `stuck-digest@conversation:${deals.id}`,
      `stuck-digest@conversation:${sales.id}`,
    ]);
    for (let minute = 0; minute < 20; minute += 1) {
      team.clock.advance(HOUR);
      await scheduler.tick();
      if (dayOf(team.clock.now(), 'Asia/Shanghai') !== TUESDAY) break;
    }
    expect(await team.said()).toEqual([]);
  });

  it('keeps silent on Saturday and Sunday', async () => {
    const team = await office('2026-03-06T23:00:00+08:00');
    await team.digestChannel('C1');
    const scheduler = team.scheduler();
    await scheduler.tick();
    await team.said();
    for (let hour = 0; hour < 48; hour += 1) {
      team.clock.advance(HOUR);
      await scheduler.tick();
    }
    expect(await team.said()).toEqual([]);
  });

  it('is made up once by a restart later the same day', async () => {
    const team = await office('2026-03-03T17:45:00+08:00');
    const channel = await team.digestChannel('C1');
    await team.scheduler().tick();
    await team.scheduler().tick();
    expect(await team.said()).toEqual([`stuck-digest@conversation:${channel.id}`]);
  });

  it('is not made up the next day', async () => {
    const team = await office('2026-03-04T08:00:00+08:00');
    await team.digestChannel('C1');
    await team.scheduler().tick();
    expect(await team.said()).toEqual([]);
  });

  it('is not repeated when the clock is set back', async () => {
    const team = await office('2026-03-03T09:05:00+08:00');
    await team.digestChannel('C1');
    const scheduler = team.scheduler();
    await scheduler.tick();
    await team.said();
    team.clock.set(shanghai(`${TUESDAY}T08:30:00`));
    await scheduler.tick();
    team.clock.set(shanghai(`${TUESDAY}T09:00:30`));
    await scheduler.tick();
    expect(await team.said()).toEqual([]);
  });

  it('goes nowhere when no conversation asked for it, and not where it was switched off', async () => {
    const team = await office('2026-03-03T09:05:00+08:00');
    await team.scheduler().tick();
    const channel = await team.digestChannel('C1');
    await team.store.conversations.saveDigests(channel.workspace, channel.id, null);
    await team.scheduler().tick();
    expect(await team.said()).toEqual([]);
  });
});

describe('a conversation with its own settings', () => {
  const stuckOnly = { ...defaultDigests(540), include: ['stuck'] as const };

  it('gets its digests at its own times', async () => {
    const team = await office('2026-03-02T08:00:00+08:00');
    const early = await team.digestChannel('C1');
    const late = await team.digestChannel('C2', { stuckAt: 600, weeklyOn: 2, summaryAt: 1020 });
    const scheduler = team.scheduler();
    const said: string[] = [];
    for (; team.clock.now() < shanghai('2026-03-03T20:00:00'); team.clock.advance(30 * MINUTE)) {
      await scheduler.tick();
      const time = new Date(team.clock.now() + 8 * HOUR).toISOString().slice(8, 16);
      said.push(...(await team.said()).map((what) => `${time} ${what}`));
    }
    expect(said).toEqual([
      `02T09:00 summary@conversation:${early.id}`,
      `02T09:00 stuck-digest@conversation:${early.id}`,
      `02T10:00 stuck-digest@conversation:${late.id}`,
      `03T09:00 stuck-digest@conversation:${early.id}`,
      `03T10:00 stuck-digest@conversation:${late.id}`,
      `03T17:00 summary@conversation:${late.id}`,
    ]);
  });

  it('gets nothing while it is paused, and what is due the same day when it is resumed', async () => {
    const team = await office('2026-03-02T08:00:00+08:00');
    const channel = await team.digestChannel('C1', { ...stuckOnly, paused: true });
    const scheduler = team.scheduler();
    for (let hour = 0; hour < 50; hour += 1) {
      team.clock.advance(HOUR);
      await scheduler.tick();
    }
    expect(await team.said()).toEqual([]);
    await team.store.conversations.saveDigests(channel.workspace, channel.id, stuckOnly);
    await scheduler.tick();
    expect(await team.said()).toEqual([`stuck-digest@conversation:${channel.id}`]);
  });

  it.each([480, 541, 600, 1439])(
    'does not get a second one on a day by moving the time to minute %i',
    async (stuckAt) => {
      const team = await office('2026-03-03T09:00:00+08:00');
      const channel = await team.digestChannel('C1', stuckOnly);
      const scheduler = team.scheduler();
      await scheduler.tick();
      expect(await team.said()).toHaveLength(1);
      await team.store.conversations.saveDigests(channel.workspace, channel.id, { ...stuckOnly, stuckAt });
      for (; team.clock.now() < shanghai('2026-03-04T00:00:00'); team.clock.advance(20 * MINUTE)) {
        await scheduler.tick();
        await team.scheduler().tick();
      }
      expect(await team.said()).toEqual([]);
    },
  );

  it('does not get a week summed up twice by moving its weekday', async () => {
    const team = await office('2026-03-02T09:00:00+08:00');
    const weekly = { ...defaultDigests(540), include: ['weekly'] as const };
    const channel = await team.digestChannel('C1', weekly);
    const scheduler = team.scheduler();
    await scheduler.tick();
    expect(await team.said()).toHaveLength(1);
    await team.store.conversations.saveDigests(channel.workspace, channel.id, { ...weekly, weeklyOn: 4 });
    for (; team.clock.now() < shanghai('2026-03-12T08:59:00'); team.clock.advance(HOUR))
      await scheduler.tick();
    expect(await team.said()).toEqual([]);
    team.clock.set(shanghai('2026-03-12T09:00:00'));
    await scheduler.tick();
    expect(await team.said()).toHaveLength(1);
  });

  it('gets the quarterly review once, on the first working day of the quarter', async () => {
    const team = await office('2026-06-30T12:00:00+08:00');
    const channel = await team.digestChannel('C1', { include: ['quarterly'], summaryAt: 600 });
    const scheduler = team.scheduler();
    const at: string[] = [];
    for (; team.clock.now() < shanghai('2026-07-06T12:00:00'); team.clock.advance(HOUR)) {
      await scheduler.tick();
      const time = new Date(team.clock.now() + 8 * HOUR).toISOString();
      at.push(...(await team.said()).map((what) => `${time.slice(0, 16)} ${what}`));
    }
    expect(at).toEqual([`2026-07-01T10:00 summary@conversation:${channel.id}`]);
  });

  it('shares the work with those that ask the same, and not with others', async () => {
    const team = await office('2026-03-03T09:00:00+08:00');
    for (const name of ['C1', 'C2', 'C3']) await team.digestChannel(name, stuckOnly);
    await team.digestChannel('C4', {
      ...stuckOnly,
      scope: { owner: team.bob.id, team: null, source: null },
    });
    const asked: unknown[] = [];
    const reports: Store['reports'] = {
      ...team.store.reports,
      stuck: (workspace, ask) => {
        asked.push(ask.scope.owner);
        return team.store.reports.stuck(workspace, ask);
      },
    };
    const scheduler = team.scheduler({ store: { ...team.store, reports } });
    await scheduler.tick();
    expect(asked).toEqual([null, team.bob.id]);
    expect(await team.said()).toHaveLength(4);
    team.clock.set(shanghai('2026-03-04T09:00:00'));
    await scheduler.tick();
    expect(asked).toEqual([null, team.bob.id, null, team.bob.id]);
  });
});

describe('around National Day 2026', () => {
  it('the digests wait for the first working day, and come on the Saturday that makes up for one', async () => {
    const team = await office('2026-09-30T12:00:00+08:00');
    await team.digestChannel('C1');
    const scheduler = team.scheduler();
    const came: string[] = [];
    await scheduler.tick();
    await team.posted();
    for (; team.clock.now() < shanghai('2026-10-12T12:00:00'); team.clock.advance(3 * HOUR)) {
      await scheduler.tick();
      for (const { body } of await team.posted()) {
        const day = dayOf(team.clock.now(), 'Asia/Shanghai').slice(5);
        came.push(`${day} ${body.kind === 'summary' ? body.summary.kind : body.kind}`);
      }
    }
    expect(came).toEqual([
      '10-08 quarterly',
      '10-08 weekly',
      '10-08 stuck-digest',
      '10-09 stuck-digest',
      '10-10 stuck-digest',
      '10-12 weekly',
      '10-12 stuck-digest',
    ]);
  });
});

describe('exactly once per slot and conversation', () => {
  /** What may happen to a bot in an hour or so; a restart forgets all that is not in the store. */
  const happening = fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ kind: fc.constant('back' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
    fc.constant({ kind: 'restart' as const }),
    fc.constant({ kind: 'both' as const }),
    fc.record({ kind: fc.constant('change' as const), minute: fc.integer({ min: 0, max: 1439 }) }),
  );

  test.prop([fc.array(happening, { minLength: 5, maxLength: 25 })], { numRuns: 25 })(
    'through restarts, two schedulers on one database, late ticks, other times and a clock set back',
    async (happenings) => {
      const team = await office('2026-03-02T08:00:00+08:00');
      const channels = [await team.digestChannel('C1'), await team.digestChannel('C2')];
      const secondStore = await team.anotherStore();
      let first = team.scheduler();
      let second = team.scheduler({ store: secondStore });
      const expected = new Set<string>();
      let minute = 540;
      const note = (): void => {
        const now = team.clock.now();
        const day = dayOf(now, 'Asia/Shanghai');
        if (!isWorkingDay(day, CALENDAR) || now < shanghai(`${day}T00:00:00`) + minute * MINUTE) return;
        for (const { id } of channels) {
          expected.add(`stuck-digest ${day} ${id}`);
          if (new Date(day).getUTCDay() === 1) expected.add(`summary ${day} ${id}`);
        }
      };
      for (const happening of happenings) {
        switch (happening.kind) {
          case 'pass':
            team.clock.advance(happening.minutes * MINUTE);
            await first.tick();
            break;
          case 'back':
            team.clock.advance(-happening.minutes * MINUTE);
            await second.tick();
            break;
          case 'restart':
            first = team.scheduler();
            second = team.scheduler({ store: secondStore });
            await first.tick();
            break;
          case 'both':
            await Promise.all([first.tick(), second.tick()]);
            break;
          case 'change':
            minute = happening.minute;
            for (const { id } of channels)
              await team.store.conversations.saveDigests(team.workspace.id, id, defaultDigests(minute));
            await second.tick();
            break;
          default:
            happening satisfies never;
        }
        note();
      }
      const items = await team.posted();
      const posted = items.map(
        ({ body, to, queuedAt }) => `${body.kind} ${dayOf(queuedAt, 'Asia/Shanghai')} ${to.id}`,
      );
      expect(posted.toSorted()).toEqual([...expected].sort());
      await team.close();
    },
  );
});

describe('daylight saving', () => {
  it('keeps the digest at nine of the clock on the wall on both sides of the change', async () => {
    const team = await office(Date.parse('2026-03-27T07:59:00Z'), 'Europe/Berlin');
    await team.digestChannel('C1');
    const scheduler = team.scheduler();
    const at: string[] = [];
    for (let now = team.clock.now(); now < Date.parse('2026-03-31T12:00:00Z'); now += 30 * MINUTE) {
      team.clock.set(now + MINUTE);
      await scheduler.tick();
      for (const item of await team.posted()) {
        if (item.body.kind === 'stuck-digest') at.push(new Date(item.queuedAt).toISOString());
      }
    }
    // Clocks go forward on Sunday the 29th: 09:00 is 08:00Z before and 07:00Z after.
    expect(at).toEqual(['2026-03-27T08:00:00.000Z', '2026-03-30T07:00:00.000Z', '2026-03-31T07:00:00.000Z']);
  });
});
