import { pickDealCard } from '../cards/deals/pick-deal-card.ts';
import type { Deal } from '../domain/deals/deal.ts';
import { cut } from '../lib/text.ts';
import type { Context } from './context.ts';
import { CommandError } from './error.ts';
import type { DealRef } from './inputs.ts';
import type { Reply } from './reply.ts';

const MAX_HITS = 10;

/**
 * The deal a command is about, handed on; several that fit the typed name are a reply to pick from.
 * Throws CommandError where there is none: a deal of another workspace is none.
 */
export const resolveDeal = async (
  ref: DealRef,
  context: Context,
  then: (deal: Deal) => Promise<Reply>,
): Promise<Reply> => {
  if ('find' in ref) return withFound(ref.find, context, then);
  const { store, workspace } = context;
  const deal =
    'id' in ref
      ? await store.deals.find(workspace.id, ref.id)
      : await store.deals.byNumber(workspace.id, ref.number);
  if (deal !== null) return then(deal);
  throw 'id' in ref
    ? new CommandError('deal-gone', {}, { en: '/deal list', 'zh-CN': '/商机 列表' })
    : new CommandError('deal-not-found', { deal: ref.number }, { en: '/deal list', 'zh-CN': '/商机 列表' });
};

const withFound = async (
  text: string,
  { store, workspace, view }: Context,
  then: (deal: Deal) => Promise<Reply>,
): Promise<Reply> => {
  const hits = await store.deals.search(workspace.id, text, MAX_HITS);
  const [first, second] = hits;
  if (first === undefined)
    throw new CommandError(
      'nothing-found',
      { text: cut(text, 60) },
      { en: '/deal list', 'zh-CN': '/商机 列表' },
    );
  return second === undefined ? then(first) : { kind: 'card', card: pickDealCard(text, hits, view) };
};
