import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../src/domain/reports/figures.ts';
import {
  lastWeek,
  type PeriodName,
  type PeriodPlace,
  periodBefore,
  periodOf,
  periodsUntil,
  sameSpanBefore,
} from '../../../src/domain/reports/periods.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { at } from '../sample.ts';

const SHANGHAI = 'Asia/Shanghai';
const NAMES: PeriodName[] = ['now', 'week', 'month', 'quarter', 'year', '30d', 'days'];
const between = (start: string, end: string): Period => ({
  start: at(`${start}T00:00`),
  end: at(`${end}T00:00`),
});

describe('periods', () => {
  it.each<[PeriodName, Period, Period]>([
    ['week', between('2026-03-02', '2026-03-09'), between('2026-02-23', '2026-03-02')],
    ['month', between('2026-03-01', '2026-04-01'), between('2026-02-01', '2026-03-01')],
    ['quarter', between('2026-01-01', '2026-04-01'), between('2025-10-01', '2026-01-01')],
    ['30d', between('2026-02-02', '2026-03-04'), between('2026-01-03', '2026-02-02')],
  ])('on 3 March 2026 %s is what the calendar says, and so is the one before', (name, period, before) => {
    const now = at('2026-03-03T10:00');
    expect(periodOf(name, now, SHANGHAI)).toEqual(period);
    expect(periodBefore(name, period, SHANGHAI)).toEqual(before);
  });

  it.each<[PeriodName, PeriodPlace, Period, Period]>([
    [
      'week',
      { from: '2026-01-01' },
      between('2025-12-29', '2026-01-05'),
      between('2025-12-22', '2025-12-29'),
    ],
    [
      'month',
      { from: '2025-12-15' },
      between('2025-12-01', '2026-01-01'),
      between('2025-11-01', '2025-12-01'),
    ],
    [
      'quarter',
      { from: '2025-02-01' },
      between('2025-01-01', '2025-04-01'),
      between('2024-10-01', '2025-01-01'),
    ],
    ['year', {}, between('2026-01-01', '2027-01-01'), between('2025-01-01', '2026-01-01')],
    [
      'year',
      { from: '2024-02-29' },
      between('2024-01-01', '2025-01-01'),
      between('2023-01-01', '2024-01-01'),
    ],
    [
      'days',
      { from: '2026-02-27', to: '2026-03-01' },
      between('2026-02-27', '2026-03-02'),
      between('2026-02-24', '2026-02-27'),
    ],
    [
      'days',
      { from: '2024-02-29', to: '2024-02-29' },
      between('2024-02-29', '2024-03-01'),
      between('2024-02-28', '2024-02-29'),
    ],
  ])('%s at %o is what the calendar says, and so is the one before', (name, place, period, before) => {
    const found = periodOf(name, at('2026-03-03T10:00'), SHANGHAI, place);
    expect(found).toEqual(period);
    expect(periodBefore(name, found, SHANGHAI)).toEqual(before);
  });

  it('a row of them ends with the one asked for and leaves no gap', () => {
    expect(periodsUntil('quarter', between('2026-01-01', '2026-04-01'), 3, SHANGHAI)).toEqual([
      between('2025-07-01', '2025-10-01'),
      between('2025-10-01', '2026-01-01'),
      between('2026-01-01', '2026-04-01'),
    ]);
  });

  it('the last week is whole, seen from its own Sunday night and from the Monday after', () => {
    expect(lastWeek(at('2026-03-09T00:00'), SHANGHAI)).toEqual(between('2026-03-02', '2026-03-09'));
    expect(lastWeek(at('2026-03-08T23:59'), SHANGHAI)).toEqual(between('2026-02-23', '2026-03-02'));
  });

  it.each<[now: string, PeriodName, start: string, end: string]>([
    ['2026-03-03T10:00', 'week', '2026-02-23T00:00', '2026-02-24T10:00'],
    ['2026-03-03T10:00', 'month', '2026-02-01T00:00', '2026-02-03T10:00'],
    ['2026-03-01T00:00', 'month', '2026-02-01T00:00', '2026-02-01T00:00'],
    ['2026-03-30T10:00', 'month', '2026-02-01T00:00', '2026-03-01T00:00'],
    ['2026-03-03T10:00', 'quarter', '2025-10-01T00:00', '2025-12-01T10:00'],
    ['2026-03-03T10:00', '30d', '2026-01-03T00:00', '2026-02-01T10:00'],
  ])('at %s as much of the %s before is from %s to %s', (now, name, start, end) => {
    const period = periodOf(name, at(now), SHANGHAI);
    expect(sameSpanBefore(name, period, at(now), SHANGHAI)).toEqual({ start: at(start), end: at(end) });
  });

  it.each<[zone: string, now: string, PeriodName, end: string]>([
    // Clocks go forward at 02:00 on Sunday 8 March and back on 1 November 2026 in New York.
    ['America/New_York', '2026-03-08T17:30:00-04:00', 'week', '2026-03-01T17:30:00-05:00'],
    ['America/New_York', '2026-03-08T01:30:00-05:00', 'week', '2026-03-01T01:30:00-05:00'],
    ['America/New_York', '2026-03-15T17:30:00-04:00', 'week', '2026-03-08T17:30:00-04:00'],
    ['America/New_York', '2026-11-01T17:30:00-05:00', 'week', '2026-10-25T17:30:00-04:00'],
    ['America/New_York', '2026-11-08T17:30:00-05:00', 'week', '2026-11-01T17:30:00-05:00'],
    ['America/New_York', '2026-03-15T02:30:00-04:00', 'week', '2026-03-08T03:30:00-04:00'],
    ['Europe/London', '2026-03-29T12:00:00+01:00', 'week', '2026-03-22T12:00:00+00:00'],
    ['Europe/London', '2026-04-29T09:15:27+01:00', 'month', '2026-03-29T09:15:27+01:00'],
    ['America/Santiago', '2026-09-06T10:00:00-03:00', 'week', '2026-08-30T10:00:00-04:00'],
  ])(
    'in %s at %s as much of the %s before ends at %s: the same time on the clocks',
    (zone, now, name, end) => {
      const at = Date.parse(now);
      expect(sameSpanBefore(name, periodOf(name, at, zone), at, zone).end).toBe(Date.parse(end));
    },
  );

  it('a week with a change of clocks is an hour shorter or longer', () => {
    const hours = (day: string) => {
      const { start, end } = periodOf('week', Date.parse(`${day}T12:00:00-05:00`), 'America/New_York');
      return (end - start) / HOUR;
    };
    expect([hours('2026-03-05'), hours('2026-10-28'), hours('2026-07-01')]).toEqual([167, 169, 168]);
  });

  test.prop([
    fc.constantFrom(...NAMES),
    fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2030-01-01') }),
    fc.constantFrom(SHANGHAI, 'America/New_York', 'Europe/London'),
  ])('contain the present, touch the one before, and follow each other without a gap', (name, now, zone) => {
    const period = periodOf(name, now, zone);
    expect(period.start <= now && now < period.end).toBe(true);
    const before = periodBefore(name, period, zone);
    expect(before.end).toBe(period.start);
    expect(before.end - before.start).toBeGreaterThan((name === 'days' ? 0.9 : 6) * DAY);
    if (name !== 'now' && name !== '30d' && name !== 'days')
      expect(periodOf(name, period.start - 1, zone)).toEqual(before);
    const span = sameSpanBefore(name, period, now, zone);
    expect(span.start).toBe(before.start);
    expect(span.end <= before.end).toBe(true);
    // Days are 23 to 25 hours long where the clocks change, and a quarter can have two such days.
    const lack = now - period.start - (span.end - span.start);
    expect(span.end === before.end || Math.abs(lack) <= 2 * HOUR).toBe(true);
  });
});
