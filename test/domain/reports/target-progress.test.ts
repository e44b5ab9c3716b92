import { describe, expect, it } from 'vitest';
import { paceOf, targetPeriod } from '../../../src/domain/reports/target-progress.ts';
import { WORKSPACE } from '../../support/histories.ts';
import { at } from '../sample.ts';

const cny = (minor: number) => ({ minor, currency: 'CNY' });
const month = { span: 'month', amount: cny(50_000_000) } as const;
const quarter = { span: 'quarter', amount: cny(90_000_000) } as const;
const usd = { minor: 700, currency: 'USD' };

describe('the pace of a target', () => {
  it('counts the working days of the month, today among those that are gone', () => {
    // Tuesday: Monday the 2nd and today, of 22 in March 2026.
    expect(paceOf(month, [cny(1_200), usd], at('2026-03-03T10:00'), WORKSPACE)).toEqual({
      span: 'month',
      target: month.amount,
      won: cny(1_200),
      daysGone: 2,
      days: 22,
    });
    // Sunday the 1st: none yet.
    expect(paceOf(month, [], at('2026-03-01T23:59'), WORKSPACE)).toMatchObject({ daysGone: 0, days: 22 });
    expect(paceOf(month, [], at('2026-03-31T00:00'), WORKSPACE)).toMatchObject({ daysGone: 22, days: 22 });
  });

  it('counts only what was won in its own currency', () => {
    expect(paceOf(month, [usd], at('2026-03-03T10:00'), WORKSPACE).won).toEqual(cny(0));
  });

  it('leaves holidays out and counts make-up days', () => {
    // China 2026: 1–3 January off, the 4th (a Sunday) worked; in February 15–23 off, the 14th and 28th worked.
    const china = { ...WORKSPACE, calendar: { ...WORKSPACE.calendar, country: 'CN' } };
    expect(paceOf(month, [], at('2026-01-05T09:00'), china)).toMatchObject({ daysGone: 2, days: 21 });
    expect(paceOf(month, [], at('2026-02-24T09:00'), china)).toMatchObject({ daysGone: 12, days: 16 });
  });

  it('is of the quarter the day lies in', () => {
    expect(paceOf(quarter, [], at('2026-04-01T09:00'), WORKSPACE)).toMatchObject({ daysGone: 1, days: 65 });
    expect(targetPeriod(quarter, at('2026-03-31T23:59'), WORKSPACE)).toEqual({
      start: at('2026-01-01T00:00'),
      end: at('2026-04-01T00:00'),
    });
  });
});
