import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/commands/error.ts';
import { dueAt, momentIn, wholeMoment } from '../../src/commands/grammar/dates/moment.ts';

const context = (zone: string, now: string) => ({
  workspace: { zone, calendar: { country: null, opensAt: 540, closesAt: 1080, days: [] } },
  now: Date.parse(now),
  language: 'en' as const,
});

const due = (text: string, where: ReturnType<typeof context>) => {
  const found = momentIn(text, where);
  return found === null ? null : new Date(dueAt(found.moment, text, where)).toISOString();
};

describe('a time', () => {
  it.each([
    ['in 2 hours', '2026-03-02T18:30:00.000Z'],
    ['2小时后', '2026-03-02T18:30:00.000Z'],
    ['半小时后', '2026-03-02T17:00:00.000Z'],
    ['today', '2026-03-03T10:00:00.000Z'],
    ['3d', '2026-03-06T01:00:00.000Z'],
    ['周五下午3点', '2026-03-06T07:00:00.000Z'],
    ['10am', '2026-03-03T02:00:00.000Z'],
    ['monday 10am EST', '2026-03-09T15:00:00.000Z'],
  ])(
    'is told on the team’s clock just after its midnight, when it is still yesterday elsewhere: %s',
    (text, at) => {
      expect(due(text, context('Asia/Shanghai', '2026-03-03T00:30:00+08:00'))).toBe(at);
    },
  );

  it('keeps its hour over a change of the clocks', () => {
    const before = context('America/New_York', '2026-03-07T12:00:00-05:00');
    expect(due('tomorrow 10am', before)).toBe('2026-03-08T14:00:00.000Z');
    expect(due('3d 10am', before)).toBe('2026-03-10T14:00:00.000Z');
  });

  it('late in the evening still falls on today', () => {
    expect(due('today', context('Asia/Shanghai', '2026-03-03T19:00:00+08:00'))).toBe(
      '2026-03-03T15:59:00.000Z',
    );
  });

  const here = context('Asia/Shanghai', '2026-03-03T10:00:00+08:00');

  it.each(['May', 'march', 'call May', 'sat down with them', '12', 'x'.repeat(5000), ''])(
    'is not in %s',
    (text) => {
      expect(wholeMoment(text, here)).toBeNull();
    },
  );

  test.prop([fc.integer({ min: 1, max: 3000 })])('so many days from now is that day', (days) => {
    const day = new Date(Date.UTC(2026, 2, 3) + days * 86_400_000).toISOString().slice(0, 10);
    for (const text of [`${days}d`, `in ${days} days`, `${days}天`, `${days} 天后`]) {
      expect(wholeMoment(text, here)).toMatchObject({ day, at: null });
    }
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 120 })])(
    'in any text is found, asked back or not there, without a crash',
    (text) => {
      try {
        const found = momentIn(text, here);
        if (found !== null) expect(found.moment.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      } catch (error) {
        expect(error).toBeInstanceOf(CommandError);
      }
    },
  );

  const day = fc
    .integer({ min: 1, max: 300 })
    .map((days) => new Date(Date.UTC(2026, 2, 3 + days)).toISOString().slice(0, 10));
  const clock = fc.tuple(fc.integer({ min: 8, max: 23 }), fc.integer({ min: 0, max: 59 }));

  test.prop([day, clock])('says the same in every way to write it', (date, [hour, minute]) => {
    const [year = '', month = '', dayOfMonth = ''] = date.split('-').map((part) => String(Number(part)));
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const half = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
    const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.parse(date));
    const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
      Date.parse(date),
    );
    const at = Date.parse(`${date}T${time}:00+08:00`);
    for (const text of [
      `${date} ${time}`,
      `${date}T${time}`,
      `${half} ${name} ${dayOfMonth}`,
      `${weekday} ${dayOfMonth} ${name} at ${half}`,
      `${month}月${dayOfMonth}日${hour}点${minute}分`,
      `${month}/${dayOfMonth} ${time}`,
      `${dayOfMonth}.${month}. ${time}`,
      `${year}年${month}月${dayOfMonth}号 ${time}`,
    ])
      expect([text, wholeMoment(text, here)?.at]).toEqual([text, at]);
  });

  test.prop([
    fc.constantFrom('tomorrow', '明天', 'next friday 4pm', '下周三下午', 'in 3 days', '12月8日'),
    fc.constantFrom('at 3pm', 'on monday', '下午三点', '周四', 'tonight'),
  ])('is not saved while another is left over: %s', (time, other) => {
    for (const text of [`${time} call them ${other}`, `${time} 打电话给他 ${other}`])
      expect(() => momentIn(text, here)).toThrow(CommandError);
    expect(momentIn(`${time} call them “${other}”`, here)?.rest).toBe(`call them “${other}”`);
  });
});
