import { z } from 'zod';
import { TIMELINE_EVENTS, timelineCard } from '../../cards/deals/timeline-card.ts';
import { defineCommand } from '../define-command.ts';
import { dealRef } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('show-timeline'), deal: dealRef });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'show-timeline': z.infer<typeof input>;
  }
}

/** What happened to a deal, the newest first. */
export const showTimeline = defineCommand({
  kind: 'show-timeline',
  about: 'deal',
  permission: 'read',
  effect: 'read',
  input,
  menu: {
    label: 'deal.timeline',
    position: 60,
    press: ({ it: { deal } }) => ({ kind: 'show-timeline', deal }),
  },
  usage: { topic: 'deal', en: ['/deal 12 timeline'], 'zh-CN': ['/商机 12 动态'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['timeline', 'history'], 'zh-CN': ['动态', '历史', '时间线'] },
    },
  ],
  async handle(_command, { deal, store, view }) {
    return {
      kind: 'card',
      card: timelineCard(deal, await store.deals.history(deal.workspace, deal.id, TIMELINE_EVENTS), view),
    };
  },
});
