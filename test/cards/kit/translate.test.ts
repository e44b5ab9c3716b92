import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { translator } from '../../../src/cards/kit/translate.ts';
import { memoize } from '../../../src/lib/memoize.ts';

const en = translator('en');
const zh = translator('zh-CN');

describe('a sentence', () => {
  it('has the plural of its language', () => {
    expect(en('ago.hours', { count: 1 })).toBe('1 hour ago');
    expect(en('ago.hours', { count: 2 })).toBe('2 hours ago');
    expect(en('ago.hours', { count: 1 })).toBe('1 hour ago');
    expect(zh('ago.hours', { count: 1 })).toBe('1 小时前');
  });

  test.prop([
    fc.oneof(
      fc.string(),
      fc.constantFrom('$t(deal.won)', '{{who}}', '{{stage}}', '&amp;', '<!channel>', '$&'),
    ),
  ])('shows what people wrote as it is: never looked up, expanded or escaped', (who) => {
    expect(en('event.moved', { who, stage: 'Proposal' })).toBe(`${who} moved it to Proposal`);
  });
});

describe('remembering', () => {
  it('answers the same without working it out again, and forgets in time', () => {
    let worked = 0;
    const double = memoize((n: number) => {
      worked++;
      return n * 2;
    }, 3);
    expect([double(1), double(1), double(2), double(3)]).toEqual([2, 2, 4, 6]);
    expect(worked).toBe(3);
    expect([double(4), double(1)]).toEqual([8, 2]);
    expect(worked).toBe(5);
  });
});
