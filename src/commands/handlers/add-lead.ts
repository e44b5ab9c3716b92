import { leadAddedCard } from '../../cards/leads/lead-added-card.ts';
import { createDeal } from '../../domain/deals/create-deal.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { rulesOf } from '../change-deal.ts';
import { CommandError } from '../error.ts';
import type { Context, Handler } from '../handler.ts';

const MAX_SIMILAR = 5;

/** The live card goes to the conversation; who added the lead sees what was understood, and who looks the same. */
export const addLead: Handler<'add-lead'> = async ({ lead }, context) => {
  const { store, workspace, conversation, view } = context;
  if (lead.owner != null && (await store.team.member(workspace.id, lead.owner)) === null)
    throw new CommandError('member-gone');
  const change = createDeal(lead, rulesOf(context));
  const result = await store.deals.commit(
    workspace.id,
    { ...change, showIn: conversation === null ? [] : [conversation.id] },
    context.key,
  );
  if (result.deal === null)
    throw new CommandError('deal-gone', {}, { en: '/deal list', 'zh-CN': '/商机 列表' });
  const similar = await similarTo(result.deal, context);
  return { kind: 'card', card: leadAddedCard(result.deal, similar, view) };
};

const similarTo = async (deal: Deal, { store, workspace }: Context): Promise<Deal[]> => {
  const { company, phone, email } = deal;
  const found = await store.deals.similar(workspace.id, { company, phone, email }, MAX_SIMILAR + 1);
  return found.filter(({ id }) => id !== deal.id).slice(0, MAX_SIMILAR);
};
