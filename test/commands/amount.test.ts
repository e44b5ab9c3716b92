import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { money, typedMoney } from '../../src/cards/kit/money.ts';
import { viewOf } from '../../src/cards/kit/view-of.ts';
import { CommandError } from '../../src/commands/error.ts';
import { readAmount } from '../../src/commands/grammar/amount.ts';
import { chineseNumber } from '../../src/commands/grammar/chinese-number.ts';
import { MAX_MINOR, minorDigits } from '../../src/domain/money.ts';
import { DEFAULT_PIPELINE } from '../../src/domain/pipeline/default-pipeline.ts';

describe('an amount', () => {
  it.each([
    ['5万', 5_000_000, 'CNY'],
    ['５万', 5_000_000, 'CNY'],
    ['5 万元', 5_000_000, 'CNY'],
    ['5w', 5_000_000, 'CNY'],
    ['五万', 5_000_000, 'CNY'],
    ['五万元', 5_000_000, 'CNY'],
    ['三千五百', 350_000, 'CNY'],
    ['1.5亿', 15_000_000_000, 'CNY'],
    ['两百万美元', 200_000_000, 'USD'],
    ['50k', 5_000_000, 'CNY'],
    ['50K CNY', 5_000_000, 'CNY'],
    ['¥50,000', 5_000_000, 'CNY'],
    ['￥５０，０００', 5_000_000, 'CNY'],
    ['50 000', 5_000_000, 'CNY'],
    ['48000', 4_800_000, 'CNY'],
    ['0', 0, 'CNY'],
    ['0.01', 1, 'CNY'],
    ['USD 1.2m', 120_000_000, 'USD'],
    ['1.2m usd', 120_000_000, 'USD'],
    ['$1,200.50', 120_050, 'USD'],
    ['€ 3.5k', 350_000, 'EUR'],
    ['100eur', 10_000, 'EUR'],
    ['JPY 5000', 5000, 'JPY'],
    ['5000日元', 5000, 'JPY'],
    ['HK$1m', 100_000_000, 'HKD'],
    ['0.07', 7, 'CNY'],
    ['1.15', 115, 'CNY'],
  ])('%s is %i minor units of %s', (typed, minor, currency) => {
    expect(readAmount(typed, 'CNY')).toEqual({ minor, currency });
  });

  it('takes $ and ¥ for the currency of a team that writes its own so', () => {
    expect(readAmount('$5', 'SGD').currency).toBe('SGD');
    expect(readAmount('¥5', 'JPY')).toEqual({ minor: 5, currency: 'JPY' });
    expect(readAmount('$5', 'EUR').currency).toBe('USD');
  });

  it.each([
    ['1e309', 'amount-not-understood'],
    ['1e5', 'amount-not-understood'],
    ['Infinity', 'amount-not-understood'],
    ['NaN', 'amount-not-understood'],
    ['0x10', 'amount-not-understood'],
    ['', 'amount-not-understood'],
    ['five', 'amount-not-understood'],
    ['1,23', 'amount-not-understood'],
    ['1.2.3', 'amount-not-understood'],
    ['5 XXL', 'amount-not-understood'],
    ['9'.repeat(100_000), 'amount-not-understood'],
    ['-5', 'amount-negative'],
    ['−5万', 'amount-negative'],
    ['¥-5', 'amount-negative'],
    ['负五万', 'amount-negative'],
    ['1.234', 'amount-precision'],
    ['JPY 0.5', 'amount-precision'],
    ['9007199254740993', 'amount-too-large'],
    ['99999999999999999999999', 'amount-too-large'],
    ['9999999亿', 'amount-too-large'],
  ])('%s is refused as %s', (typed, code) => {
    expect(() => readAmount(typed, 'CNY')).toThrow(expect.objectContaining({ code }));
  });

  const currency = fc.constantFrom(
    'CNY',
    'USD',
    'EUR',
    'JPY',
    'HKD',
    'GBP',
    'KRW',
    'TWD',
    'CHF',
    'SEK',
    'KWD',
    'SGD',
  );
  const view = (language: 'en' | 'zh-CN') =>
    viewOf({
      workspace: {
        id: 1,
        name: '',
        zone: 'UTC',
        language,
        currency: 'CNY',
        quietDays: 7,
        digestMinute: 540,
        calendar: { country: null, opensAt: 540, closesAt: 1080, days: [] },
        pipeline: DEFAULT_PIPELINE,
      },
      language,
      reader: null,
      members: [],
      now: 0,
    });

  test.prop([
    fc.integer({ min: 0, max: MAX_MINOR }),
    currency,
    fc.constantFrom('en' as const, 'zh-CN' as const),
  ])('reads back exactly what a card shows', (minor, code, language) => {
    const amount = { minor, currency: code };
    // Only ¥ means two currencies: there the team's own decides.
    expect(readAmount(money(amount, view(language)), code === 'JPY' ? 'JPY' : 'CNY')).toEqual(amount);
    expect(readAmount(typedMoney(amount, 'CNY'), 'CNY')).toEqual(amount);
  });

  test.prop([fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 4 })])(
    'in 万 is the number with its point moved',
    (number, places) => {
      const typed = `${(number / 10 ** places).toFixed(places)}万`;
      const minor = BigInt(number) * 10n ** BigInt(4 + minorDigits('CNY') - places);
      expect(BigInt(readAmount(typed, 'CNY').minor)).toBe(minor);
    },
  );

  test.prop([fc.string({ unit: 'binary', maxLength: 200 })])('of any text is read or refused', (typed) => {
    try {
      expect(readAmount(typed, 'CNY').minor).toBeGreaterThanOrEqual(0);
    } catch (error) {
      expect(error).toBeInstanceOf(CommandError);
    }
  });
});

describe('a Chinese number', () => {
  const DIGITS = '零一二三四五六七八九';
  const section = (value: number): string => {
    let text = '';
    let gap = false;
    for (const [unit, sign] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(value / unit) % 10;
      if (digit === 0) {
        gap = text !== '';
        continue;
      }
      text += `${gap ? '零' : ''}${DIGITS[digit]}${sign}`;
      gap = false;
    }
    return text;
  };
  const spelt = (value: number): string => {
    const [high, middle, low] = [Math.floor(value / 1e8), Math.floor(value / 1e4) % 1e4, value % 1e4];
    const pad = (part: number, before: string) => (before !== '' && part > 0 && part < 1000 ? '零' : '');
    const first = high > 0 ? `${section(high)}亿` : '';
    const second = middle > 0 ? `${pad(middle, first)}${section(middle)}万` : '';
    const gap = first !== '' && middle === 0 && low >= 1000 ? '零' : pad(low, first + second);
    return first + second + (low > 0 ? gap + section(low) : '') || '零';
  };

  test.prop([fc.integer({ min: 0, max: 999_999_999_999 })])('is read as it is written', (value) => {
    expect(chineseNumber(spelt(value))).toBe(BigInt(value));
  });

  it.each([
    ['十五', 15n],
    ['三千五', 3500n],
    ['五万三', 53_000n],
    ['两百万', 2_000_000n],
    ['一亿二千万', 120_000_000n],
  ])('may be said shortly: %s', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });

  it.each(['', '万', '千百', '二二', '五万六万', 'x'])('is not %j', (text) => {
    expect(chineseNumber(text)).toBeNull();
  });
});
