import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dueAt, momentAtEnd, momentAtStart, wholeMoment } from '../../src/commands/grammar/moment.ts';

const context = (zone: string, now: string) => ({
  workspace: { zone, calendar: { country: null, opensAt: 540, closesAt: 1080, days: [] } },
  now: Date.parse(now),
});

const due = async (text: string, where: ReturnType<typeof context>) => {
  const found = await momentAtStart(text, where);
  return found === null ? null : new Date(dueAt(found.moment, text, where)).toISOString();
};

describe('a time', () => {
  it.each([
    ['tomorrow 10am', '2026-03-04T02:00:00.000Z'],
    ['明天10点', '2026-03-04T02:00:00.000Z'],
    ['后天', '2026-03-05T01:00:00.000Z'],
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
    async (text, at) => {
      expect(await due(text, context('Asia/Shanghai', '2026-03-03T00:30:00+08:00'))).toBe(at);
    },
  );

  it('keeps its hour over a change of the clocks', async () => {
    const before = context('America/New_York', '2026-03-07T12:00:00-05:00');
    expect(await due('tomorrow 10am', before)).toBe('2026-03-08T14:00:00.000Z');
    expect(await due('3d 10am', before)).toBe('2026-03-10T14:00:00.000Z');
  });

  it('late in the evening still falls on today', async () => {
    expect(await due('today', context('Asia/Shanghai', '2026-03-03T19:00:00+08:00'))).toBe(
      '2026-03-03T15:59:00.000Z',
    );
  });

  const here = context('Asia/Shanghai', '2026-03-03T10:00:00+08:00');

  it('is split from the text before or after it', async () => {
    expect(await momentAtStart('tomorrow 10am, send case to May', here)).toMatchObject({
      rest: 'send case to May',
    });
    expect(await momentAtStart('下周一早上九点打电话给李雷', here)).toMatchObject({ rest: '打电话给李雷' });
    expect(await momentAtEnd('send the offer by next monday 9am', here)).toMatchObject({
      rest: 'send the offer',
    });
    expect(await momentAtEnd('send the offer', here)).toBeNull();
  });

  it.each(['May', 'march', 'call May', 'sat down with them', '12', 'x'.repeat(5000), ''])(
    'is not in %s',
    async (text) => {
      expect(await wholeMoment(text, here)).toBeNull();
    },
  );

  test.prop([fc.integer({ min: 1, max: 3000 })])('so many days from now is that day', async (days) => {
    const day = new Date(Date.UTC(2026, 2, 3) + days * 86_400_000).toISOString().slice(0, 10);
    for (const text of [`${days}d`, `in ${days} days`, `${days}天`, `${days} 天后`]) {
      expect(await wholeMoment(text, here)).toEqual({ day, at: null });
    }
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 120 })])(
    'in any text is found or not, without a crash',
    async (text) => {
      for (const found of [await momentAtStart(text, here), await momentAtEnd(text, here)]) {
        if (found !== null) expect(found.moment.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    },
  );
});
