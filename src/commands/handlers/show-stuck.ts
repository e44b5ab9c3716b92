import { DIGEST_PAGE, stuckDigestCard } from '../../cards/stuck-digest-card.ts';
import type { Deal } from '../../funnel/deal.ts';
import type { StuckLine } from '../../funnel/message.ts';
import { stuckReasons, stuckThresholds } from '../../funnel/stuck-rules.ts';
import type { Context, Handler } from '../handler.ts';

/** The stuck deals of the team, most at risk first. */
export const showStuck: Handler<'show-stuck'> = async ({ page }, context) => {
  const { store, workspace, now, view } = context;
  const stuck = await store.listDeals(
    workspace.id,
    { status: 'open', stuck: stuckThresholds(workspace, now) },
    'amount',
    { offset: page * DIGEST_PAGE, limit: DIGEST_PAGE },
  );
  const lines = stuck.items.map((deal) => lineOf(deal, context));
  const digest = { at: now, lines, total: stuck.total, progress: null };
  return { kind: 'card', card: stuckDigestCard(digest, view, page) };
};

const lineOf = (deal: Deal, { workspace, now }: Context): StuckLine => ({
  deal: deal.number,
  id: deal.id,
  version: deal.version,
  company: deal.company,
  amount: deal.amount,
  stage: deal.stage,
  owner: deal.owner,
  reasons: stuckReasons(deal, workspace, now),
});
