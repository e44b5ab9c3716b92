import { dealListCard, LIST_PAGE } from '../../cards/deals/deal-list-card.ts';
import { lastPage } from '../../cards/kit/last-page.ts';
import type { DealFilter } from '../../domain/ports/deal-filter.ts';
import { stuckThresholds } from '../../domain/stuck/stuck-rules.ts';
import { DAY } from '../../domain/time.ts';
import type { ListFilter } from '../command.ts';
import type { Context, Handler } from '../handler.ts';

/** A page that is not there any more is answered with the last one. */
export const listDeals: Handler<'list-deals'> = async ({ filter, page }, context) => {
  const { store, workspace, view } = context;
  const pageAt = (at: number) =>
    store.deals.list(workspace.id, dealFilter(filter, context), filter.stuck === true ? 'amount' : 'recent', {
      offset: at * LIST_PAGE,
      limit: LIST_PAGE,
    });
  const asked = await pageAt(page);
  const at = Math.min(page, lastPage(asked.total, LIST_PAGE));
  const found = at === page ? asked : await pageAt(at);
  return { kind: 'card', card: dealListCard(found, filter, at, workspace, view) };
};

const dealFilter = (filter: ListFilter, { workspace, now }: Context): DealFilter => {
  const { olderDays, stuck, ...same } = filter;
  return {
    ...same,
    ...(olderDays !== undefined && { createdBefore: now - olderDays * DAY + 1 }),
    ...(stuck === true && { stuck: stuckThresholds(workspace, now) }),
  };
};
