import { describe, expect, test } from 'vitest';
import { awayOn, whoHears } from '../../src/funnel/stand-in.ts';
import type { TimeOff } from '../../src/funnel/work-calendar.ts';

const off = (from: string, to: string, standIn: number | null): TimeOff => ({ from, to, standIn });
const there = (id: number) => ({ id, timeOff: [] });

describe('whoHears', () => {
  const amy = { id: 1, timeOff: [off('2026-12-01', '2026-12-05', 2), off('2026-12-24', '2026-12-24', 3)] };
  const team = [amy, there(2), there(3)];

  test.each([
    ['2026-11-30', 1],
    ['2026-12-01', 2],
    ['2026-12-05', 2],
    ['2026-12-06', 1],
    ['2026-12-24', 3],
  ])('the stand-in hears from the first to the last day away: %s', (day, hearer) => {
    expect(whoHears(1, team, day)).toBe(hearer);
    expect(awayOn(amy, day)?.standIn ?? 1).toBe(hearer);
  });

  test('who is away without a stand-in hears for themselves', () => {
    expect(whoHears(1, [{ id: 1, timeOff: [off('2026-12-01', '2026-12-05', null)] }], '2026-12-02')).toBe(1);
  });

  test('a stand-in who is away hands on to their own', () => {
    const bob = { id: 2, timeOff: [off('2026-12-03', '2026-12-03', 3)] };
    expect(whoHears(1, [amy, bob, there(3)], '2026-12-02')).toBe(2);
    expect(whoHears(1, [amy, bob, there(3)], '2026-12-03')).toBe(3);
  });

  test('a circle of stand-ins ends: whoever is asked for hears', () => {
    const bob = { id: 2, timeOff: [off('2026-12-01', '2026-12-05', 1)] };
    expect(whoHears(1, [amy, bob], '2026-12-02')).toBe(1);
    expect(whoHears(2, [amy, bob], '2026-12-02')).toBe(2);
    const cat = { id: 4, timeOff: [off('2026-12-01', '2026-12-05', 1)] };
    expect(whoHears(4, [amy, bob, cat], '2026-12-02')).toBe(4);
  });

  test('a stand-in who is no member any more hears nothing', () => {
    expect(whoHears(1, [amy], '2026-12-02')).toBe(1);
  });
});
