import { describe, expect, test } from 'vitest';
import type { TimeOff } from '../../../src/domain/calendar/work-calendar.ts';
import { awayOn, delegateOf } from '../../../src/domain/team/delegate.ts';

const off = (from: string, to: string, delegate: number | null): TimeOff => ({ from, to, delegate });
const there = (id: number) => ({ id, timeOff: [] });

describe('delegateOf', () => {
  const amy = { id: 1, timeOff: [off('2026-12-01', '2026-12-05', 2), off('2026-12-24', '2026-12-24', 3)] };
  const team = [amy, there(2), there(3)];

  test.each([
    ['2026-11-30', 1],
    ['2026-12-01', 2],
    ['2026-12-05', 2],
    ['2026-12-06', 1],
    ['2026-12-24', 3],
  ])('the delegate hears from the first to the last day away: %s', (day, delegate) => {
    expect(delegateOf(1, team, day)).toBe(delegate);
    expect(awayOn(amy, day)?.delegate ?? 1).toBe(delegate);
  });

  test('who is away without a delegate hears for themselves', () => {
    expect(delegateOf(1, [{ id: 1, timeOff: [off('2026-12-01', '2026-12-05', null)] }], '2026-12-02')).toBe(
      1,
    );
  });

  test('a delegate who is away hands on to their own', () => {
    const bob = { id: 2, timeOff: [off('2026-12-03', '2026-12-03', 3)] };
    expect(delegateOf(1, [amy, bob, there(3)], '2026-12-02')).toBe(2);
    expect(delegateOf(1, [amy, bob, there(3)], '2026-12-03')).toBe(3);
  });

  test('a circle of delegates ends: whoever is asked for hears', () => {
    const bob = { id: 2, timeOff: [off('2026-12-01', '2026-12-05', 1)] };
    expect(delegateOf(1, [amy, bob], '2026-12-02')).toBe(1);
    expect(delegateOf(2, [amy, bob], '2026-12-02')).toBe(2);
    const cat = { id: 4, timeOff: [off('2026-12-01', '2026-12-05', 1)] };
    expect(delegateOf(4, [amy, bob, cat], '2026-12-02')).toBe(4);
  });

  test('a delegate who is no member any more hears nothing', () => {
    expect(delegateOf(1, [amy], '2026-12-02')).toBe(1);
  });
});
