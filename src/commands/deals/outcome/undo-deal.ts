import { z } from 'zod';
import { mayUndo } from '../../../cards/deals/deal-menu.ts';
import { undoDeal as undone } from '../../../domain/deals/undo-deal.ts';
import { defineCommand } from '../../define-command.ts';
import { dealChange } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('undo-deal'), ...dealChange });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'undo-deal': z.infer<typeof input>;
  }
}

/** Takes the person's own last change back. */
export const undoDeal = defineCommand({
  kind: 'undo-deal',
  about: 'deal',
  permission: 'undo',
  effect: 'write',
  input,
  menu: {
    label: 'deal.undo',
    position: 70,
    press: ({ it }) => ({ kind: 'undo-deal', ...it }),
    fits: (_deal, view, last) => mayUndo(last, view),
  },
  usage: { topic: 'deal', en: ['/deal 12 undo'], 'zh-CN': ['/商机 12 撤销'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['undo'], 'zh-CN': ['撤销', '撤回'] },
      exactly: true,
    },
  ],
  decide: async (deal, _command, rules, { store }) =>
    undone(deal, await store.deals.eventsOf(deal.workspace, deal.id, deal.version), rules),
});
