import { z } from 'zod';
import { winDeal as won } from '../../../domain/deals/close-deal.ts';
import { allow } from '../../../domain/team/permission.ts';
import { defineCommand } from '../../define-command.ts';
import { CommandError } from '../../error.ts';
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

const CLOSE = /(?:close[ds]?(?:\s+deal)?|关闭|关单|结单)[\s\S]*$/iu;

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
      words: {
        en: ['won', 'win', 'closed won', 'close won', 'deal won'],
        'zh-CN': ['赢单', '赢', '成交', '签单', '签了', '签约', '拿下'],
      },
      exactly: true,
      parse: ({ deal, text }, context) => closing(deal, text, context),
    },
    {
      under: 'deal',
      words: { en: ['close', 'closed', 'close deal'], 'zh-CN': ['关闭', '关单', '结单'] },
      exactly: true,
      /** A deal is closed as won or as lost, and nobody guesses which. */
      parse({ text }, { language }) {
        const [won, lost] = language === 'zh-CN' ? ['赢单', '输单'] : ['won', 'lost'];
        throw new CommandError('close-how', {}, { en: '/deal 12 won', 'zh-CN': '/商机 12 赢单' }, [
          [[CLOSE, `${won} ${text}`.trim()]],
          [[CLOSE, `${lost} ${text}`.trim()]],
        ]);
      },
    },
  ],
  decide(deal, command, rules, { member }) {
    if (command.override === true) allow(member, 'override', deal);
    return won(deal, command, rules);
  },
  ask: askGate,
});
