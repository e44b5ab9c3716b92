import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskPhone } from '../../../src/cards/kit/mask.ts';

describe('a masked phone', () => {
  it('keeps what tells two numbers apart and no more', () => {
    expect(maskPhone('+8613800138000')).toBe('+86 138****8000');
    expect(maskPhone('+14155550123')).toBe('+1 415****0123');
    expect(maskPhone('+442079460000')).toBe('+44 207****0000');
    expect(maskPhone('+85291234567')).toBe('+852 91****67');
    expect(maskPhone('ask reception')).toBe('a****');
    expect(maskPhone('8888')).toBe('****');
  });

  test.prop([fc.stringMatching(/^\+[1-9]\d{6,14}$/)])(
    'hides at least three digits of any number',
    (phone) => {
      const shown = maskPhone(phone).replace(/\D/g, '');
      expect(shown.length).toBeLessThanOrEqual(phone.length - 1 - 3);
    },
  );
});

describe('a masked email', () => {
  it('keeps the first letter and the company', () => {
    expect(maskEmail('jane@acme.com')).toBe('j***@acme.com');
    expect(maskEmail('j@acme.com')).toBe('***@acme.com');
    expect(maskEmail('😀smile@acme.com')).toBe('😀***@acme.com');
    expect(maskEmail('not an address')).toBe('n****');
  });
});
