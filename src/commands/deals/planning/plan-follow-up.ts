import { z } from 'zod';
import { followUpForm } from '../../../cards/deals/forms/follow-up-form.ts';
import { dayOffWords } from '../../../cards/kit/due-words.ts';
import { planFollowUp as planned } from '../../../domain/deals/follow-up.ts';
import { cut } from '../../../lib/text.ts';
import { defineCommand } from '../../define-command.ts';
import { defineForm } from '../../define-form.ts';
import { CommandError } from '../../error.ts';
import { ahead } from '../../forms/ahead.ts';
import { momentIn, TIME_EXAMPLE, wantedAt } from '../../grammar/dates/moment.ts';
import { OVER } from '../../grammar/over.ts';
import { dealChange, dealForm, instant, longText, onDeal } from '../../inputs.ts';

const input = z.strictObject({
  kind: z.literal('plan-follow-up'),
  ...dealChange,
  at: instant,
  /** Due all that day; `at` is when to remind. */
  wholeDay: z.boolean().optional(),
  /** The hour was said in so many words. */
  byTheHour: z.boolean().optional(),
  text: longText,
});
const formInput = z.strictObject({ form: z.literal('follow-up'), ...dealForm });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'plan-follow-up': z.infer<typeof input>;
  }
  interface Forms {
    'follow-up': z.infer<typeof formInput>;
  }
}

/** Plans the next action; the owner is reminded. */
export const planFollowUp = defineCommand({
  kind: 'plan-follow-up',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  usage: {
    topic: 'plan',
    en: ['/deal 12 follow tomorrow 10am send case study'],
    'zh-CN': ['/商机 12 跟进 明天10点 发案例'],
  },
  verbs: [
    {
      under: 'deal',
      words: { en: ['follow', 'followup', 'follow-up', 'remind'], 'zh-CN': ['跟进', '提醒'] },
      form: 'follow-up',
      /** `follow tomorrow 10am send case study`, `跟进 明天10点 发案例`; the time may come last. */
      parse({ deal, text: typed }, context) {
        if (OVER.test(typed)) return { kind: 'finish-follow-up', deal };
        const text = typed.replace(/^up\s+/i, '');
        const found = momentIn(text, context);
        if (found === null)
          throw new CommandError('time-not-understood', { time: cut(text, 60) }, TIME_EXAMPLE);
        return { kind: 'plan-follow-up', deal, ...wantedAt(found.moment, text, context), text: found.rest };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'follow-up',
      about: 'deal',
      input: formInput,
      open: (_ref, { deal, view }) => followUpForm(deal, deal.version, view),
      async read(form, ref, context) {
        const wanted = await form.when();
        const at = ahead('at', wanted?.at, form, context);
        const text = form.text('text') ?? '';
        if (at === undefined) return null;
        const { store, workspace } = context;
        // A field for day and time shows what is due all day as a time: whoever leaves it so has named no hour.
        const known = (await store.deals.find(workspace.id, ref.deal))?.followUp;
        const kept = known?.at === at && known.overdueAfter !== undefined && { wholeDay: true };
        return { kind: 'plan-follow-up', ...onDeal(ref), ...wanted, ...kept, at, text };
      },
    }),
  ],
  decide: (deal, command, rules) => planned(deal, command, rules),
  remark: ({ followUp }, { at }, { view }) => followUp && dayOffWords(at, followUp, view),
});
