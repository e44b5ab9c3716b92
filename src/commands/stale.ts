import { staleCard } from '../cards/deals/stale-card.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { DealEvent } from '../domain/deals/event.ts';
import { beforeEvents } from '../domain/deals/merge-edit.ts';
import type { Context } from './context.ts';
import type { Reply } from './reply.ts';

/** "Bob moved it to Proposal 2 min ago": nothing was applied, and the card pressed on is drawn anew. */
export const staleReply = async (deal: Deal, last: DealEvent | null, context: Context): Promise<Reply> => {
  const { store, workspace, conversation, now, view } = context;
  if (conversation !== null && (await store.posts.find(deal.workspace, deal.id, conversation.id)) !== null) {
    const to = { kind: 'conversation', id: conversation.id } as const;
    await store.outbox.queue(workspace.id, { to, key: null, body: { kind: 'deal-card' } }, deal.id, now);
  }
  return { kind: 'refusal', card: staleCard(deal, last, view) };
};

const MAX_LOOKED_AT = 20;

/** Whether the deal is still as the person saw it: that somebody looked at the contact since changes nothing. */
export const isAsSeen = async (deal: Deal, seen: number, { store }: Context): Promise<boolean> => {
  if (seen === deal.version) return true;
  const apart = deal.version - seen;
  if (apart < 0 || apart > MAX_LOOKED_AT) return false;
  const since = (await store.deals.history(deal.workspace, deal.id, apart)).filter(
    (event) => event.version > seen,
  );
  return since.length === apart && since.every((event) => event.kind === 'revealed');
};

/** More changes than this nobody oversees: the card is drawn anew instead. */
const MAX_MERGED = 200;

/** What happened since the person saw the deal, newest first, and the deal as they saw it; null: too long ago to tell. */
export const changesSince = async (
  deal: Deal,
  seen: number,
  { store }: Context,
): Promise<{ seen: Deal; since: readonly DealEvent[] } | null> => {
  const apart = deal.version - seen;
  if (apart < 0 || apart > MAX_MERGED) return null;
  const events = await store.deals.history(deal.workspace, deal.id, MAX_MERGED * 4);
  const since = events.filter(({ version }) => version > seen);
  const isWhole = since.length < events.length || apart === 0;
  return isWhole ? { seen: beforeEvents(deal, since), since } : null;
};

/** The last thing that happened to a deal; null only for one without history. */
export const newestEvent = async (deal: Deal, { store }: Context): Promise<DealEvent | null> =>
  (await store.deals.history(deal.workspace, deal.id, 1))[0] ?? null;
