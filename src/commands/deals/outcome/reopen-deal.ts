import { z } from 'zod';
import { reopenDeal as reopened } from '../../../domain/deals/close-deal.ts';
import { defineCommand } from '../../define-command.ts';
import { dealChange } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('reopen-deal'), ...dealChange });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'reopen-deal': z.infer<typeof input>;
  }
}

/** Back to the stage it was closed in. Refused: open already, not theirs. */
export const reopenDeal = defineCommand({
  kind: 'reopen-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  usage: { topic: 'deal', en: ['/deal 12 reopen'], 'zh-CN': ['/商机 12 重开'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['reopen', 're-open', 'resume'], 'zh-CN': ['重开', '重新打开'] },
      exactly: true,
    },
  ],
  decide: (deal, _command, rules) => reopened(deal, rules),
});
