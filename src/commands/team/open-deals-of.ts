import type { Deal } from '../../domain/deals/deal.ts';
import type { MemberId } from '../../domain/team/member.ts';
import type { Context } from '../context.ts';

const STEP = 200;

/** All open deals of an owner (null: of the pool), the largest first. */
export const openDealsOf = async (
  owner: MemberId | null,
  { store, workspace }: Pick<Context, 'store' | 'workspace'>,
): Promise<readonly Deal[]> => {
  const deals: Deal[] = [];
  for (;;) {
    const page = { offset: deals.length, limit: STEP };
    const { items, total } = await store.deals.list(workspace.id, { status: 'open', owner }, 'amount', page);
    deals.push(...items);
    if (items.length === 0 || deals.length >= total) return deals;
  }
};
