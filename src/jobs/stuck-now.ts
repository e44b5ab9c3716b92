import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Deal, DealId } from '../funnel/deal.ts';
import type { MemberId } from '../funnel/member.ts';
import type { StuckLine } from '../funnel/message.ts';
import type { Currency } from '../funnel/money.ts';
import type { Store } from '../funnel/store.ts';
import { stuckReasons, stuckThresholds } from '../funnel/stuck-rules.ts';
import type { Instant } from '../funnel/time.ts';
import type { Workspace } from '../funnel/workspace.ts';

/** More lines than this nobody reads in one message; the rest is behind the list. */
const LINES = 60;
/** Deals remembered for "what improved since". Read in steps, so that no request waits for the whole. */
const REMEMBERED = 2_000;
const STEP = 200;

export interface StuckNow {
  lines: readonly StuckLine[];
  /** All stuck deals, at most `REMEMBERED` of them. */
  deals: readonly DealId[];
  total: number;
}

/** The workspace's stuck deals: the most valuable ones as lines, grouped by owner. */
export const stuckNow = async (store: Store, workspace: Workspace, now: Instant): Promise<StuckNow> => {
  const filter = { stuck: stuckThresholds(workspace, now) };
  const lines: StuckLine[] = [];
  const deals = new Set<DealId>();
  let total = 0;
  for (let offset = 0; offset < REMEMBERED; offset += STEP) {
    const page = await store.listDeals(workspace.id, filter, 'amount', { offset, limit: STEP });
    total = page.total;
    for (const deal of page.items) {
      deals.add(deal.id);
      if (lines.length < LINES) lines.push(lineOf(deal, workspace, now));
    }
    if (page.items.length < STEP) break;
    await letOthersRun();
  }
  return { lines: byOwner(lines, workspace.currency), deals: [...deals], total };
};

const lineOf = (deal: Deal, workspace: Workspace, now: Instant): StuckLine => ({
  deal: deal.number,
  id: deal.id,
  version: deal.version,
  company: deal.company,
  amount: deal.amount,
  stage: deal.stage,
  owner: deal.owner,
  reasons: stuckReasons(deal, workspace, now),
});

/**
 * Owners with the most at risk first. Only the workspace's own currency counts for that order, since
 * amounts in different ones are never added; each owner's lines stay in the order they came in.
 */
export const byOwner = (lines: readonly StuckLine[], currency: Currency): readonly StuckLine[] => {
  const groups = new Map<MemberId | null, { lines: StuckLine[]; atRisk: number }>();
  for (const line of lines) {
    const group = groups.get(line.owner) ?? { lines: [], atRisk: 0 };
    group.lines.push(line);
    if (line.amount?.currency === currency) group.atRisk += line.amount.minor;
    groups.set(line.owner, group);
  }
  return [...groups.values()].sort((a, b) => b.atRisk - a.atRisk).flatMap((group) => group.lines);
};
