import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  ago,
  calendarDay,
  day,
  dayAndTime,
  duration,
  money,
  moneys,
  NONE,
  percent,
} from '../../../src/cards/kit/format.ts';
import { typedMoney } from '../../../src/cards/kit/money.ts';
import { MAX_MINOR, minorDigits } from '../../../src/domain/money.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { LANGUAGES, NOW, seenBy } from '../people.ts';

const en = seenBy(null, 'en');
const zh = seenBy(null, 'zh-CN');
const digitsOf = (text: string) => text.replace(/[^\d.-]/g, '');

describe('money', () => {
  it('is written as people do, without empty cents', () => {
    expect(money({ minor: 5_000_000, currency: 'CNY' }, zh)).toBe('¥50,000');
    expect(money({ minor: 5_000_000, currency: 'CNY' }, en)).toBe('CN¥50,000');
    expect(money({ minor: 120_050, currency: 'USD' }, en)).toBe('$1,200.50');
    expect(money({ minor: 5, currency: 'USD' }, en)).toBe('$0.05');
    expect(money({ minor: 50_000, currency: 'JPY' }, en)).toBe('¥50,000');
    expect(money({ minor: 1_234, currency: 'KWD' }, en).replace(/\s/, ' ')).toBe('KWD 1.234');
    expect(money(null, en)).toBe(NONE);
  });

  test.prop([fc.nat(MAX_MINOR), fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'), fc.constantFrom(...LANGUAGES)])(
    'is exact to the minor unit, however large',
    (minor, currency, language) => {
      const written = digitsOf(money({ minor, currency }, seenBy(null, language)));
      const [units = '', fraction = ''] = written.split('.');
      const digits = minorDigits(currency);
      expect(BigInt(units + fraction.padEnd(digits, '0'))).toBe(BigInt(minor));
    },
  );

  test.prop([fc.nat(MAX_MINOR), fc.constantFrom('CNY', 'USD', 'JPY', 'KWD')])(
    'can be typed again as the same amount',
    (minor, currency) => {
      const own = typedMoney({ minor, currency }, currency);
      const foreign = typedMoney({ minor, currency }, 'EUR');
      expect(foreign).toBe(`${currency} ${own}`);
      const [units = '', fraction = ''] = own.split('.');
      expect(BigInt(units + fraction.padEnd(minorDigits(currency), '0'))).toBe(BigInt(minor));
    },
  );

  it('of several currencies is never added up', () => {
    const both = [
      { minor: 100, currency: 'CNY' },
      { minor: 100, currency: 'USD' },
    ];
    expect(moneys(both, en)).toBe('CN¥1 + $1');
    expect(moneys([], en)).toBe(NONE);
  });

  it('of a currency nobody knows still comes out', () => {
    expect(money({ minor: 7, currency: '<!>' }, en)).toBe('7 <!>');
  });
});

describe('a time', () => {
  it('is told in the zone and the language of the reader', () => {
    expect(dayAndTime(NOW, en)).toBe('Tue, Mar 3, 10:00');
    expect(dayAndTime(NOW, zh)).toBe('3月3日周二 10:00');
    expect(dayAndTime(NOW, { ...en, zone: 'America/New_York' })).toBe('Mon, Mar 2, 21:00');
    expect(dayAndTime(Date.parse('2026-03-03T00:05:00+08:00'), en)).toBe('Tue, Mar 3, 00:05');
  });

  it('has its year where it is not near', () => {
    expect(day(NOW - 300 * DAY, en)).toContain('2025');
    expect(day(NOW - 30 * DAY, en)).not.toContain('2026');
  });

  it('that is only a day is that day everywhere', () => {
    for (const zone of ['Asia/Shanghai', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      expect(calendarDay('2026-03-31', { ...en, zone })).toBe('Tue, Mar 31');
    }
    expect(calendarDay('soon', en)).toBe('soon');
  });

  it('beyond the calendar is a dash', () => {
    expect(day(Number.MAX_SAFE_INTEGER, en)).toBe(NONE);
  });

  it('past is told by how long ago', () => {
    expect(ago(NOW - 20_000, en)).toBe('just now');
    expect(ago(NOW - MINUTE, en)).toBe('1 min ago');
    expect(ago(NOW - 2 * MINUTE, zh)).toBe('2 分钟前');
    expect(ago(NOW - HOUR, en)).toBe('1 hour ago');
    expect(ago(NOW - 5 * HOUR, en)).toBe('5 hours ago');
    expect(ago(NOW - 3 * DAY, zh)).toBe('3 天前');
    expect(ago(NOW - 40 * DAY, en)).toBe('Thu, Jan 22, 10:00');
    expect(ago(NOW + HOUR, en)).toBe('Tue, Mar 3, 11:00');
  });
});

describe('a figure', () => {
  it('that there is none of is a dash', () => {
    expect(percent(null, en)).toBe(NONE);
    expect(duration(null, en)).toBe(NONE);
    expect(percent(0.666, en)).toBe('67%');
    expect(percent(-1, en)).toBe('−100%');
  });

  it('of time has the unit that fits', () => {
    expect(duration(30 * MINUTE, en)).toBe('30 min');
    expect(duration(5 * HOUR, en)).toBe('5 h');
    expect(duration(3.5 * DAY, en)).toBe('3.5 days');
    expect(duration(3.5 * DAY, zh)).toBe('3.5 天');
  });
});
