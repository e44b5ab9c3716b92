import { dealCard } from '../../cards/deals/deal-card.ts';
import { TIMELINE_EVENTS, timelineCard } from '../../cards/deals/timeline-card.ts';
import { playbookCard } from '../../cards/pipeline/playbook-card.ts';
import { allow } from '../../domain/team/permission.ts';
import { newestEvent } from '../change-deal.ts';
import { CommandError } from '../error.ts';
import type { Handler } from '../handler.ts';
import { resolveDeal } from '../resolve-deal.ts';

export const showDeal: Handler<'show-deal'> = (command, context) =>
  resolveDeal(command.deal, context, async (deal) => {
    allow(context.member, 'read', deal);
    const last = await newestEvent(deal, context);
    return { kind: 'card', card: dealCard(deal, last, context.workspace, context.view) };
  });

export const showTimeline: Handler<'show-timeline'> = (command, context) =>
  resolveDeal(command.deal, context, async (deal) => {
    allow(context.member, 'read', deal);
    const events = await context.store.deals.history(deal.workspace, deal.id, TIMELINE_EVENTS);
    return { kind: 'card', card: timelineCard(deal, events, context.view) };
  });

export const showPlaybook: Handler<'show-playbook'> = (command, context) =>
  resolveDeal(command.deal, context, async (deal) => {
    allow(context.member, 'read', deal);
    return { kind: 'card', card: playbookCard(deal, context.view) };
  });

/** Puts the live card into the conversation, or draws the one there anew. */
export const postDeal: Handler<'post-deal'> = (command, context) =>
  resolveDeal(command.deal, context, async (deal) => {
    const { store, workspace, conversation, member, now, view } = context;
    allow(member, 'create', deal);
    if (conversation === null)
      throw new CommandError(
        'no-conversation',
        {},
        { en: `/deal ${deal.number} post`, 'zh-CN': `/商机 ${deal.number} 发布` },
      );
    const to = { kind: 'conversation', id: conversation.id } as const;
    await store.outbox.queue(workspace.id, { to, key: null, body: { kind: 'deal-card' } }, deal.id, now);
    return { kind: 'done', notice: view.t('done.post-deal', { deal: deal.number }) };
  });
