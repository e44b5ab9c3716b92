import type { DealId } from '../deals/deal.ts';
import type { OwnerAtRisk } from '../digests/message.ts';
import { type Currency, sumByCurrency } from '../money.ts';
import type { MemberId } from '../team/member.ts';

/** What the order of stuck deals depends on. Without an amount it has no currency either. */
export interface AtRisk {
  id: DealId;
  owner: MemberId | null;
  minor: number | null;
  currency: Currency | null;
}

export interface OwnerGroup extends OwnerAtRisk {
  atRisk: readonly AtRisk[];
}

/**
 * Stuck deals by owner: who has the most at risk first, then who was met first (the pool last). Only the team's own
 * currency counts for that, since amounts in different ones are never added. The deals of a group come in no order.
 */
export const byOwner = (deals: readonly AtRisk[], currency: Currency): readonly OwnerGroup[] => {
  const groups = new Map<MemberId | null, AtRisk[]>();
  for (const deal of deals) {
    const group = groups.get(deal.owner);
    if (group === undefined) groups.set(deal.owner, [deal]);
    else group.push(deal);
  }
  const own = ({ amount }: OwnerGroup): number => amount.find((sum) => sum.currency === currency)?.minor ?? 0;
  return [...groups]
    .map(([owner, atRisk]): OwnerGroup => ({ owner, deals: atRisk.length, amount: sums(atRisk), atRisk }))
    .sort((a, b) => own(b) - own(a) || (a.owner ?? NOBODY) - (b.owner ?? NOBODY));
};

const NOBODY = Number.MAX_SAFE_INTEGER;

const sums = (deals: readonly AtRisk[]) =>
  sumByCurrency(
    deals.map(({ minor, currency }) => (minor === null || currency === null ? null : { minor, currency })),
  );

/** The `limit` deals from `offset` on: owner by owner, and within one as `byRisk` puts them. */
export const pageOf = (
  groups: readonly OwnerGroup[],
  currency: Currency,
  { offset, limit }: { offset: number; limit: number },
): readonly DealId[] => {
  const page: DealId[] = [];
  let first = 0;
  for (const { atRisk } of groups) {
    const from = Math.max(offset - first, 0);
    // Only the groups that reach into the page are put in order.
    if (from < atRisk.length) {
      const ordered = [...atRisk].sort(byRisk(currency));
      page.push(...ordered.slice(from, from + limit - page.length).map(({ id }) => id));
    }
    if (page.length === limit) break;
    first += atRisk.length;
  }
  return page;
};

/** The largest amount first: the team's own currency before the others, by their codes, and what has none last. */
export const byRisk =
  (currency: Currency) =>
  (a: AtRisk, b: AtRisk): number =>
    rankOf(a, currency) - rankOf(b, currency) ||
    compare(a.currency ?? '', b.currency ?? '') ||
    (b.minor ?? 0) - (a.minor ?? 0) ||
    a.id - b.id;

const rankOf = ({ currency: own }: AtRisk, currency: Currency): number => {
  if (own === null) return 2;
  return own === currency ? 0 : 1;
};

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
