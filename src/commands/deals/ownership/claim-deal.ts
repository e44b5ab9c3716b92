import { z } from 'zod';
import { claimDeal as claimed } from '../../../domain/deals/ownership.ts';
import { defineCommand } from '../../define-command.ts';
import { dealChange } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('claim-deal'), ...dealChange });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'claim-deal': z.infer<typeof input>;
  }
}

/** Takes a deal from the pool. Refused: somebody has it. */
export const claimDeal = defineCommand({
  kind: 'claim-deal',
  about: 'deal',
  permission: 'claim',
  effect: 'write',
  input,
  menu: {
    label: 'deal.claim',
    position: 80,
    fits: ({ owner }) => owner === null,
    press: ({ it }) => ({ kind: 'claim-deal', ...it }),
  },
  usage: { topic: 'deal', en: ['/deal 12 claim'], 'zh-CN': ['/商机 12 认领'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['claim', 'take'], 'zh-CN': ['认领', '领取'] },
    },
  ],
  decide: (deal, _command, rules) => claimed(deal, rules),
});
