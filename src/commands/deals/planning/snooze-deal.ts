import { z } from 'zod';
import { snoozeForm } from '../../../cards/deals/forms/snooze-form.ts';
import { startOfDay } from '../../../domain/calendar/calendar.ts';
import { isSnoozed, snoozeDeal as snoozed } from '../../../domain/deals/snooze.ts';
import { cut } from '../../../lib/text.ts';
import { defineCommand } from '../../define-command.ts';
import { defineForm } from '../../define-form.ts';
import { CommandError } from '../../error.ts';
import { ahead } from '../../forms/ahead.ts';
import { untilOf, wholeMoment } from '../../grammar/dates/moment.ts';
import { OVER } from '../../grammar/over.ts';
import { dealChange, dealForm, instant, onDeal } from '../../inputs.ts';

const input = z.strictObject({ kind: z.literal('snooze-deal'), ...dealChange, until: instant });
const formInput = z.strictObject({ form: z.literal('snooze'), ...dealForm });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'snooze-deal': z.infer<typeof input>;
  }
  interface Forms {
    snooze: z.infer<typeof formInput>;
  }
}

const UP = /^(?:up(?!\p{L})\s*)?(?:for\s+|until\s+|till\s+|直到|至|到)?/iu;

/** Keeps a deal out of the stuck digest until a day begins. */
export const snoozeDeal = defineCommand({
  kind: 'snooze-deal',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  menu: {
    label: 'deal.snooze',
    position: 41,
    fits: (deal, { now }) => !isSnoozed(deal, now),
    press: ({ on }) => ({ kind: 'open-form', ref: { form: 'snooze', ...on } }),
  },
  usage: { topic: 'plan', en: ['/deal 12 snooze 3d'], 'zh-CN': ['/商机 12 暂停 3天'] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['snooze'], 'zh-CN': ['暂停', '休眠', '稍后'] },
      form: 'snooze',
      /** `snooze 3d`, `暂停到下周一`, `snooze off`. */
      parse({ deal, text: typed }, context) {
        if (OVER.test(typed)) return { kind: 'wake-deal', deal };
        const text = typed.replace(UP, '');
        const moment = wholeMoment(text, context);
        if (moment === null)
          throw new CommandError(
            'time-not-understood',
            { time: cut(text, 60) },
            { en: '/deal 12 snooze 3d', 'zh-CN': '/商机 12 暂停 3天' },
          );
        return { kind: 'snooze-deal', deal, until: untilOf(moment, text, context) };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'snooze',
      about: 'deal',
      input: formInput,
      open: (_ref, { deal, view }) => snoozeForm(deal, deal.version, view),
      async read(form, ref, context) {
        const day = await form.requiredDay('until');
        const { zone } = context.workspace;
        const until = ahead('until', day === undefined ? day : startOfDay(day, zone), form, context);
        return until === undefined ? null : { kind: 'snooze-deal', ...onDeal(ref), until };
      },
    }),
  ],
  decide: (deal, command, rules) => snoozed(deal, command, rules),
});
