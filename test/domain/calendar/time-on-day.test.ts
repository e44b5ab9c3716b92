import { describe, expect, it } from 'vitest';
import { timeOnDay, usualMinute } from '../../../src/domain/calendar/time-on-day.ts';

const work = (opensAt: number, closesAt: number) => ({
  zone: 'Asia/Shanghai',
  calendar: { country: 'CN', opensAt, closesAt, days: [] },
});
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('a day without a time', () => {
  it.each([
    [
      'another day: as the office opens',
      '2026-03-05',
      '2026-03-03T10:00',
      work(480, 1020),
      '2026-03-05T08:00',
    ],
    ['today: as it closes', '2026-03-03', '2026-03-03T10:00', work(480, 1020), '2026-03-03T17:00'],
    ['today at closing: by midnight', '2026-03-03', '2026-03-03T17:00', work(480, 1020), '2026-03-03T23:59'],
    ['today, open to midnight', '2026-03-03', '2026-03-03T10:00', work(480, 1440), '2026-03-03T23:59'],
  ])('%s', (_, day, now, team, expected) => {
    expect(timeOnDay(day, at(now), team)).toBe(at(expected));
  });

  it('is proposed for an hour after opening, within the day', () => {
    expect(usualMinute(work(480, 1020))).toBe(540);
    expect(usualMinute(work(1380, 1440))).toBe(1439);
    expect(usualMinute(work(600, 630))).toBe(630);
  });
});
