import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dayOf, instantAt, isWorkingDay } from '../../src/funnel/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../src/funnel/time.ts';
import { defaultCalendar } from '../../src/funnel/work-calendar.ts';
import { slotAfter, slotOfDay } from '../../src/jobs/calendar-slots.ts';
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
    await team.store.saveDigests(channel.id, null);
    await team.scheduler().tick();
    expect(await team.said()).toEqual([]);
  });
});

describe('exactly once per slot and conversation', () => {
  /** What may happen to a bot in an hour or so; a restart forgets all that is not in the store. */
  const happening = fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ kind: fc.constant('back' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
    fc.constant({ kind: 'restart' as const }),
    fc.constant({ kind: 'both' as const }),
  );

  test.prop([fc.array(happening, { minLength: 5, maxLength: 25 })], { numRuns: 25 })(
    'through restarts, two schedulers on one database, late ticks and a clock set back',
    async (happenings) => {
      const team = await office('2026-03-02T08:00:00+08:00');
      const channels = [await team.digestChannel('C1'), await team.digestChannel('C2')];
      const secondStore = await team.anotherStore();
      let first = team.scheduler();
      let second = team.scheduler({ store: secondStore });
      const expected = new Set<string>();
      const note = (): void => {
        const now = team.clock.now();
        const day = dayOf(now, 'Asia/Shanghai');
        if (!isWorkingDay(day, CALENDAR) || now < shanghai(`${day}T09:00:00`)) return;
        for (const { id } of channels) {
          expected.add(`stuck-digest ${day} ${id}`);
          if (new Date(day).getUTCDay() === 1) expected.add(`weekly-summary ${day} ${id}`);
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
  const berlin = { digestMinute: 540, zone: 'Europe/Berlin' };

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

  test.prop([
    fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Shanghai',
      'America/Santiago',
    ),
    fc.integer({ min: 0, max: 1439 }),
    fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2028-01-01') }),
  ])('a day has one slot, whatever the zone, the digest time and the day', (zone, digestMinute, from) => {
    const workspace = { ...berlin, zone, digestMinute };
    const slots = new Set<number>();
    const day = dayOf(from, zone);
    for (let at = from - 2 * DAY; at < from + 2 * DAY; at += 10 * MINUTE) {
      if (dayOf(at, zone) !== day) continue;
      const slot = slotOfDay(workspace, at, () => true);
      if (slot !== null) slots.add(slot);
    }
    const slot = instantAt(day, digestMinute, zone);
    // A time that is skipped just before midnight falls on the next day; nothing may be posted for it twice.
    expect([...slots]).toEqual(dayOf(slot, zone) === day && slots.size > 0 ? [slot] : []);
  });

  it('tells the next slot', () => {
    const team = { zone: 'Asia/Shanghai', digestMinute: 540 };
    const friday = shanghai('2026-03-06T09:00:00');
    expect(slotAfter(team, friday - 1, (day) => isWorkingDay(day, CALENDAR))).toBe(friday);
    expect(slotAfter(team, friday, (day) => isWorkingDay(day, CALENDAR))).toBe(
      shanghai('2026-03-09T09:00:00'),
    );
  });
});
