import { z } from 'zod';
import { finishFollowUp as finished } from '../../../domain/deals/follow-up.ts';
import { defineCommand } from '../../define-command.ts';
import { dealChange } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('finish-follow-up'), ...dealChange });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'finish-follow-up': z.infer<typeof input>;
  }
}

/** The planned next step is done. Refused: none was planned. */
export const finishFollowUp = defineCommand({
  kind: 'finish-follow-up',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  menu: {
    label: 'deal.done',
    position: 20,
    fits: ({ followUp }) => followUp !== null,
    press: ({ it }) => ({ kind: 'finish-follow-up', ...it }),
  },
  usage: { topic: 'plan', en: ['/deal 12 done'], 'zh-CN': ['/商机 12 完成'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['done'], 'zh-CN': ['完成', '跟进完成', '已跟进'] },
    },
  ],
  decide: (deal, _command, rules) => finished(deal, rules),
});
