import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, instantAt, isWorkingDay } from '../../../src/domain/calendar/calendar.ts';
import { NINE_TO_SIX, type WorkingTime } from '../../../src/domain/calendar/work-calendar.ts';
import {
  type DigestKind,
  type DigestSettings,
  defaultDigests,
} from '../../../src/domain/digests/digest-settings.ts';
import { periodAbout, slotAfter, slotOn } from '../../../src/domain/digests/digest-slots.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';

const working = (own: Readonly<Record<string, boolean>> = {}, zone = 'Asia/Shanghai'): WorkingTime => ({
  zone,
  calendar: {
    ...NINE_TO_SIX,
    country: null,
    days: Object.entries(own).map(([day, isWork]) => ({ day, working: isWork, name: '' })),
  },
});

const DIGESTS = defaultDigests(540);

/** The days of a stretch on which a digest comes. */
const comesOn = (
  kind: DigestKind,
  from: string,
  count: number,
  settings: Partial<DigestSettings> = {},
  time = working(),
): string[] =>
  Array.from({ length: count }, (_, at) => addDays(from, at)).filter(
    (day) => slotOn(kind, day, { ...DIGESTS, ...settings }, time) !== null,
  );

// Monday the 2nd of March 2026.
describe('the stuck digest comes', () => {
  it('on every working day', () => {
    expect(comesOn('stuck', '2026-03-02', 7)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
    ]);
  });

  it('on a Saturday that is worked, not on a Wednesday off', () => {
    const time = working({ '2026-03-04': false, '2026-03-07': true });
    expect(comesOn('stuck', '2026-03-02', 7, {}, time)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
    ]);
  });

  it('on chosen weekdays, where they are working days', () => {
    const time = working({ '2026-03-04': false });
    expect(comesOn('stuck', '2026-03-02', 9, { stuckOn: [1, 3, 6] }, time)).toEqual([
      '2026-03-02',
      '2026-03-09',
    ]);
  });
});

describe('a digest right before a midnight that daylight saving moves', () => {
  // In Nuuk the clocks go from 22:59 to 0:00 of the next day.
  const nuuk = working({ '2026-03-28': true }, 'America/Nuuk');

  it('comes on its own day all the same', () => {
    const slot = slotOn('stuck', '2026-03-28', { ...DIGESTS, stuckAt: 23 * 60 + 30 }, nuuk);
    if (slot === null) throw new Error('it does not come');
    expect(dayOf(slot.at, 'America/Nuuk')).toBe('2026-03-28');
    expect(slot.at).toBeLessThan(slot.once.end);
  });
});

describe('the weekly summary comes', () => {
  it('on its weekday', () => {
    expect(comesOn('weekly', '2026-03-02', 14)).toEqual(['2026-03-02', '2026-03-09']);
    expect(comesOn('weekly', '2026-03-02', 14, { weeklyOn: 4 })).toEqual(['2026-03-05', '2026-03-12']);
  });

  it('on the next working day of the week when that is a day off, make-up Saturdays included', () => {
    const monday = working({ '2026-03-02': false, '2026-03-03': false });
    expect(comesOn('weekly', '2026-03-02', 7, {}, monday)).toEqual(['2026-03-04']);
    const friday = working({ '2026-03-06': false, '2026-03-07': true });
    expect(comesOn('weekly', '2026-03-02', 7, { weeklyOn: 5 }, friday)).toEqual(['2026-03-07']);
  });

  it('not at all in a week that has no working day from then on', () => {
    const off = working({ '2026-03-06': false });
    expect(comesOn('weekly', '2026-03-02', 7, { weeklyOn: 5 }, off)).toEqual([]);
  });
});

describe('the quarterly review comes', () => {
  it('on the first working day of a quarter', () => {
    expect(comesOn('quarterly', '2026-01-01', 365)).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
    ]);
    // The 1st of January 2028 is a Saturday; the Monday after it is off here.
    expect(comesOn('quarterly', '2028-01-01', 31, {}, working({ '2028-01-03': false }))).toEqual([
      '2028-01-04',
    ]);
  });

  it('about the quarter before', () => {
    const shanghai = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
    expect(periodAbout('quarterly', shanghai('2026-01-02'), { zone: 'Asia/Shanghai' })).toEqual({
      start: shanghai('2025-10-01'),
      end: shanghai('2026-01-01'),
    });
    expect(periodAbout('weekly', shanghai('2026-03-06'), { zone: 'Asia/Shanghai' })).toEqual({
      start: shanghai('2026-02-23'),
      end: shanghai('2026-03-02'),
    });
  });
});

describe('no slot', () => {
  it.each([{ paused: true }, { include: [] }])('of anything where %o', (settings) => {
    for (const kind of ['stuck', 'weekly', 'quarterly'] as const) {
      expect(comesOn(kind, '2026-01-01', 100, settings)).toEqual([]);
      expect(slotAfter(kind, 0, { ...DIGESTS, ...settings }, working())).toBeNull();
    }
  });

  it('is awaited where none is ever to come', () => {
    expect(slotAfter('stuck', Date.parse('2026-03-02'), { ...DIGESTS, stuckOn: [7] }, working())).toBeNull();
  });
});

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Shanghai',
  'America/Santiago',
  'America/Nuuk',
  'America/Scoresbysund',
);
const instants = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-01-01') });
const weekdays = fc.constantFrom(...([1, 2, 3, 4, 5, 6, 7] as const));
const ownDays = fc.dictionary(
  fc.integer({ min: 0, max: 1460 }).map((into) => addDays('2024-01-01', into)),
  fc.boolean(),
  { maxKeys: 300 },
);

describe('every zone, daylight saving included', () => {
  test.prop([zones, instants, fc.integer({ min: 0, max: 1439 })])(
    'has one slot on each working day, on that day, at the time on the wall where there is such a time',
    (zone, from, stuckAt) => {
      const time = working({}, zone);
      for (let ahead = 0; ahead < 5; ahead += 1) {
        const day = addDays(dayOf(from, zone), ahead);
        const slot = slotOn('stuck', day, { ...DIGESTS, stuckAt }, time);
        if (!isWorkingDay(day, time.calendar)) {
          expect(slot).toBeNull();
          continue;
        }
        expect(dayOf(slot?.at ?? 0, zone)).toBe(day);
        if (dayOf(instantAt(day, stuckAt, zone), zone) === day)
          expect(slot?.at).toBe(instantAt(day, stuckAt, zone));
      }
    },
  );

  test.prop([zones, instants, fc.integer({ min: 0, max: 1439 }), weekdays, ownDays])(
    'has no two slots of a digest in the time in which it comes once, and each slot lies in its own',
    (zone, from, minute, weeklyOn, own) => {
      const time = working(own, zone);
      const settings = { ...DIGESTS, stuckAt: minute, summaryAt: minute, weeklyOn };
      for (const kind of ['stuck', 'weekly', 'quarterly'] as const) {
        const one = slotAfter(kind, from, settings, time);
        const other = one === null ? null : slotAfter(kind, one.at, settings, time);
        if (one === null || other === null) continue;
        expect(one.at).toBeGreaterThanOrEqual(one.once.start);
        expect(one.at).toBeLessThan(one.once.end);
        expect(other.at).toBeGreaterThanOrEqual(one.once.end);
      }
    },
  );

  test.prop([zones, instants, fc.integer({ min: 0, max: 1439 })], { numRuns: 20 })(
    'finds the next slot that a look at every minute would find',
    (zone, from, stuckAt) => {
      const time = working({}, zone);
      const settings = { ...DIGESTS, stuckAt };
      const next = slotAfter('stuck', from, settings, time)?.at ?? 0;
      let seen: number | undefined;
      for (let at = from + 1; at < from + 4 * DAY && seen === undefined; at += MINUTE) {
        const slot = slotOn('stuck', dayOf(at, zone), settings, time);
        if (slot !== null && slot.at > from && slot.at <= at) seen = slot.at;
      }
      expect(seen).toBe(next);
    },
  );
});
