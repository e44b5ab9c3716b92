import { z } from 'zod';
import { isSnoozed, wakeDeal as woken } from '../../../domain/deals/snooze.ts';
import { defineCommand } from '../../define-command.ts';
import { dealChange } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('wake-deal'), ...dealChange });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'wake-deal': z.infer<typeof input>;
  }
}

/** Back among what can get stuck. Refused: it was not snoozed. */
export const wakeDeal = defineCommand({
  kind: 'wake-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  menu: {
    label: 'deal.wake',
    position: 40,
    fits: (deal, { now }) => isSnoozed(deal, now),
    press: ({ it }) => ({ kind: 'wake-deal', ...it }),
  },
  usage: { topic: 'plan', en: ['/deal 12 wake'], 'zh-CN': ['/商机 12 唤醒'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['wake', 'unsnooze'], 'zh-CN': ['唤醒', '恢复'] },
    },
  ],
  decide: (deal, _command, rules) => woken(deal, rules),
});
