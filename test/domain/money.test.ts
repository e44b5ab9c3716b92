import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { isMoney, MAX_MINOR, minorDigits, sumByCurrency } from '../../src/domain/money.ts';

const moneys = fc.option(
  fc.record({ minor: fc.nat(1e9), currency: fc.constantFrom('CNY', 'USD', 'EUR', 'JPY') }),
);

describe('money', () => {
  it.each([
    ['CNY', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['XYZ', 2],
  ])('%s has %i digits after the point', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });

  test.prop([fc.array(moneys)])(
    'adds up each currency apart, and only those there are, by code',
    (amounts) => {
      const sums = sumByCurrency(amounts);
      const currencies = [...new Set(amounts.flatMap((amount) => amount?.currency ?? []))].sort();
      expect(sums.map((sum) => sum.currency)).toEqual(currencies);
      for (const { minor, currency } of sums) {
        let expected = 0;
        for (const amount of amounts) if (amount?.currency === currency) expected += amount.minor;
        expect(minor).toBe(expected);
      }
    },
  );

  it('is an amount up to a bound, in whole minor units', () => {
    expect(isMoney({ minor: MAX_MINOR, currency: 'CNY' })).toBe(true);
    expect(isMoney({ minor: MAX_MINOR + 1, currency: 'CNY' })).toBe(false);
    expect(isMoney({ minor: Number.NaN, currency: 'CNY' })).toBe(false);
    expect(isMoney({ minor: 1, currency: '¥' })).toBe(false);
  });
});
