import { dealListCard, LIST_PAGE } from '../../cards/deal-list-card.ts';
import type { DealFilter } from '../../funnel/store.ts';
import { stuckThresholds } from '../../funnel/stuck-rules.ts';
import { DAY } from '../../funnel/time.ts';
import type { ListFilter } from '../command.ts';
import type { Context, Handler } from '../handler.ts';

export const listDeals: Handler<'list-deals'> = async ({ filter, page }, context) => {
  const { store, workspace, view } = context;
  const found = await store.listDeals(
    workspace.id,
    dealFilter(filter, context),
    filter.stuck === true ? 'amount' : 'recent',
    { offset: page * LIST_PAGE, limit: LIST_PAGE },
  );
  return { kind: 'card', card: dealListCard(found, filter, page, workspace, view) };
};

const dealFilter = (filter: ListFilter, { workspace, now }: Context): DealFilter => {
  const { olderDays, stuck, ...same } = filter;
  return {
    ...same,
    ...(olderDays !== undefined && { createdBefore: now - olderDays * DAY + 1 }),
    ...(stuck === true && { stuck: stuckThresholds(workspace, now) }),
  };
};
