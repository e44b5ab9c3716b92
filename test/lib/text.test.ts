import { fc, test } from '@fast-check/vitest';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cut, cutToWidth, padToWidth } from '../../src/lib/text.ts';

const graphemes = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('a', '云', '👨‍👩‍👧', '🇨🇳', 'é', 'ｗ', '한', ' '), { maxLength: 30 })
    .map((parts) => parts.join('')),
);

describe('a text cut to a number of characters', () => {
  test.prop([typed, fc.integer({ min: 1, max: 40 })])(
    'has no more, and says that it was cut',
    (text, max) => {
      const short = cut(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(short === text || short.endsWith('…')).toBe(true);
      if (text.length <= max) expect(short).toBe(text);
    },
  );

  test.prop([typed, fc.integer({ min: 1, max: 40 })])(
    'begins with whole characters of the text, as many as fit',
    (text, max) => {
      const short = cut(text, max);
      if (short === text) return;
      const whole = graphemes(text);
      const kept = graphemes(short.slice(0, -1));
      expect(whole.slice(0, kept.length)).toEqual(kept);
      expect(kept.join('').length + (whole[kept.length] ?? '').length + 1).toBeGreaterThan(max);
    },
  );

  it('cuts a text of any length', () => {
    expect(cut('云'.repeat(2_000_000), 5)).toBe('云云云云…');
  });
});

describe('a text cut to a width', () => {
  test.prop([typed, fc.integer({ min: 2, max: 40 })])(
    'is no wider, keeps characters whole, and shows the cut',
    (text, columns) => {
      const short = cutToWidth(text, columns);
      expect(stringWidth(short)).toBeLessThanOrEqual(columns);
      if (stringWidth(text) <= columns) expect(short).toBe(text);
      else expect(text.startsWith(short.slice(0, -1)) && short.endsWith('…')).toBe(true);
    },
  );

  it.each([
    ['Northwind Traders', 9, 'Northwin…'],
    ['北京云帆科技有限公司', 9, '北京云帆…'],
    ['北京云帆科技有限公司', 20, '北京云帆科技有限公司'],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5, '👨‍👩‍👧👨‍👩‍👧…'],
  ])('counts %s as people see it', (text, columns, short) => {
    expect(cutToWidth(text, columns)).toBe(short);
  });

  test.prop([typed, fc.integer({ min: 0, max: 40 })])(
    'is filled up with blanks to the same width',
    (text, columns) => {
      expect(stringWidth(padToWidth(text, columns))).toBe(Math.max(columns, stringWidth(text)));
    },
  );
});
