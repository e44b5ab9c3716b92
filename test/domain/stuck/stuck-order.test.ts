import { describe, expect, it } from 'vitest';
import type { Currency } from '../../../src/domain/money.ts';
import { type AtRisk, byOwner, pageOf } from '../../../src/domain/stuck/stuck-order.ts';

const deal = (
  id: number,
  owner: number | null,
  minor: number | null,
  currency: Currency = 'CNY',
): AtRisk => ({
  id,
  owner,
  minor,
  currency: minor === null ? null : currency,
});
const all = (deals: readonly AtRisk[]) => pageOf(byOwner(deals, 'CNY'), 'CNY', { offset: 0, limit: 99 });

describe('the order of stuck deals', () => {
  it('puts who has the most at risk first, and does not add up currencies for that', () => {
    const deals = [
      deal(1, 7, 50),
      deal(2, 8, 40),
      deal(3, 9, 9_000, 'JPY'),
      deal(4, 8, 30),
      deal(5, null, 1),
    ];
    expect(all(deals)).toEqual([2, 4, 1, 5, 3]);
    expect(byOwner(deals, 'CNY').map(({ owner, amount }) => [owner, amount])).toEqual([
      [8, [{ minor: 70, currency: 'CNY' }]],
      [7, [{ minor: 50, currency: 'CNY' }]],
      [null, [{ minor: 1, currency: 'CNY' }]],
      [9, [{ minor: 9_000, currency: 'JPY' }]],
    ]);
    expect(byOwner(deals, 'JPY')[0]?.owner).toBe(9);
  });

  it('puts, within an owner, the team’s currency first, then the others, then what has no amount', () => {
    const deals = [
      deal(1, 7, null),
      deal(2, 7, 9_000, 'USD'),
      deal(3, 7, 5),
      deal(4, 7, 8_000, 'JPY'),
      deal(5, 7, 6),
      deal(6, 7, 5),
      deal(7, 7, 9_500, 'USD'),
    ];
    expect(all(deals)).toEqual([5, 3, 6, 4, 7, 2, 1]);
  });

  it('puts the pool last of those with as much at risk', () => {
    expect(all([deal(1, null, 5), deal(2, 9, 5), deal(3, 8, 5)])).toEqual([3, 2, 1]);
  });

  it('is the same on every page', () => {
    const deals = Array.from({ length: 23 }, (_, at) => deal(at + 1, at % 4, (at * 7) % 11));
    const pages = [0, 5, 10, 15, 20].flatMap((offset) =>
      pageOf(byOwner(deals, 'CNY'), 'CNY', { offset, limit: 5 }),
    );
    expect(pages).toEqual(all(deals));
  });
});
