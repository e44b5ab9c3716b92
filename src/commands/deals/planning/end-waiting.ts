import { z } from 'zod';
import { endWaiting as ended } from '../../../domain/deals/waiting.ts';
import { defineCommand } from '../../define-command.ts';
import { dealChange } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('end-waiting'), ...dealChange });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'end-waiting': z.infer<typeof input>;
  }
}

/** The customer has answered. Refused: nobody was waiting. */
export const endWaiting = defineCommand({
  kind: 'end-waiting',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  menu: {
    label: 'deal.end-waiting',
    position: 31,
    fits: ({ waiting }) => waiting !== null,
    press: ({ it }) => ({ kind: 'end-waiting', ...it }),
  },
  usage: { topic: 'plan', en: ['/deal 12 answered'], 'zh-CN': ['/商机 12 已回复'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['answered', 'replied'], 'zh-CN': ['已回复', '客户已回复', '结束等待'] },
    },
  ],
  decide: (deal, _command, rules) => ended(deal, rules),
});
