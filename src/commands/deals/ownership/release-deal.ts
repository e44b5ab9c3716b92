import { z } from 'zod';
import { releaseDeal as released } from '../../../domain/deals/ownership.ts';
import { defineCommand } from '../../define-command.ts';
import { dealChange } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('release-deal'), ...dealChange });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'release-deal': z.infer<typeof input>;
  }
}

/** Puts a deal back into the pool. Refused: it is there, or closed. */
export const releaseDeal = defineCommand({
  kind: 'release-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  menu: {
    label: 'deal.release',
    position: 81,
    fits: ({ owner }) => owner !== null,
    press: ({ it }) => ({ kind: 'release-deal', ...it }),
  },
  usage: { topic: 'deal', en: ['/deal 12 release'], 'zh-CN': ['/商机 12 释放'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['release', 'pool'], 'zh-CN': ['释放', '放回公海', '退回公海', '释放到公海'] },
    },
  ],
  decide: (deal, _command, rules) => released(deal, rules),
});
