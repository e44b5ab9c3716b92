import { z } from 'zod';
import { winDeal as won } from '../../../domain/deals/close-deal.ts';
import { allow } from '../../../domain/team/permission.ts';
import { defineCommand } from '../../define-command.ts';
import { closing } from '../../grammar/closing.ts';
import { dealChange, id, longText, money } from '../../inputs.ts';
import { askGate } from '../ask-gate.ts';
import { dealInput } from '../deal-input.ts';

const input = z.strictObject({
  kind: z.literal('win-deal'),
  ...dealChange,
  amount: money.optional(),
  reason: longText.optional(),
  override: z.boolean().optional(),
  /** Filled in on the way (a gate form's answers), saved in the same change. */
  fields: dealInput.optional(),
  /** What was said in the two-way contact a gate asked for: logged as a call. */
  contacted: longText.optional(),
  owner: id.optional(),
});

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'win-deal': z.infer<typeof input>;
  }
}

/** Closes a deal as won; what the gates still lack is asked for first. */
export const winDeal = defineCommand({
  kind: 'win-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  usage: { topic: 'deal', en: ['/deal 12 won 48000'], 'zh-CN': ['/商机 12 赢单 48000'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['won', 'win'], 'zh-CN': ['赢单', '赢', '成交', '签单'] },
      parse: ({ deal, text }, context) => closing(deal, text, context),
    },
  ],
  decide(deal, command, rules, { member }) {
    if (command.override === true) allow(member, 'override', deal);
    return won(deal, command, rules);
  },
  ask: askGate,
});
