import { z } from 'zod';
import { lostForm } from '../../../cards/deals/forms/lost-form.ts';
import { dayOf } from '../../../domain/calendar/calendar.ts';
import { loseDeal as lost } from '../../../domain/deals/close-deal.ts';
import { LOST_REASONS } from '../../../domain/deals/deal.ts';
import { defineCommand } from '../../define-command.ts';
import { defineForm } from '../../define-form.ts';
import { losing } from '../../grammar/closing.ts';
import { day, dealChange, dealForm, longText, onDeal } from '../../inputs.ts';

const input = z.strictObject({
  kind: z.literal('lose-deal'),
  ...dealChange,
  reason: z.enum(LOST_REASONS),
  text: longText.optional(),
  winBackOn: day.optional(),
});
const formInput = z.strictObject({ form: z.literal('lost'), ...dealForm });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'lose-deal': z.infer<typeof input>;
  }
  interface Forms {
    lost: z.infer<typeof formInput>;
  }
}

/** Closes a deal as lost, with the reason and, where it is worth it, the day to win it back. */
export const loseDeal = defineCommand({
  kind: 'lose-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  usage: { topic: 'deal', en: ['/deal 12 lost price'], 'zh-CN': ['/商机 12 输单 价格'] },
  verbs: [
    {
      under: 'deal',
      words: {
        en: ['lost', 'lose', 'closed lost', 'close lost', 'deal lost'],
        'zh-CN': ['输单', '输', '丢单', '输给', '丢了', '输了'],
      },
      exactly: true,
      form: 'lost',
      parse: ({ deal, text }, context) => losing(deal, text, context),
    },
    {
      under: 'deal',
      words: {
        en: ['duplicate', 'dup', 'duplicate of'],
        'zh-CN': ['重复', '重复了', '重复商机', '重复线索'],
      },
      exactly: true,
      parse: ({ deal, text }) => ({
        kind: 'lose-deal',
        deal,
        reason: 'duplicate',
        ...(text !== '' && { text }),
      }),
    },
  ],
  forms: [
    defineForm({
      name: 'lost',
      about: 'deal',
      input: formInput,
      open: (_ref, { deal, view }) => lostForm(deal, deal.version, view),
      async read(form, ref, { now, workspace }) {
        const reason = form.choice('reason', LOST_REASONS);
        const text = form.text('text') ?? undefined;
        const winBackOn = (await form.day('winBackOn')) ?? undefined;
        if (reason === 'other' && text === undefined) form.fail('text', 'lost-text-required');
        if (winBackOn !== undefined && winBackOn <= dayOf(now, workspace.zone))
          form.fail('winBackOn', 'win-back-in-past', { on: winBackOn });
        if (reason === undefined) return null;
        return {
          kind: 'lose-deal',
          ...onDeal(ref),
          reason,
          ...(text !== undefined && { text }),
          ...(winBackOn !== undefined && { winBackOn }),
        };
      },
    }),
  ],
  decide: (deal, command, rules) => lost(deal, command, rules),
});
