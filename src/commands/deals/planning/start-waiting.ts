import { z } from 'zod';
import { waitForm } from '../../../cards/deals/forms/wait-form.ts';
import { dayOffWords } from '../../../cards/kit/due-words.ts';
import { timeOnDay } from '../../../domain/calendar/time-on-day.ts';
import { answerDue } from '../../../domain/deals/deal.ts';
import { startWaiting as started } from '../../../domain/deals/waiting.ts';
import { cut } from '../../../lib/text.ts';
import { defineCommand } from '../../define-command.ts';
import { defineForm } from '../../define-form.ts';
import { CommandError } from '../../error.ts';
import { ahead } from '../../forms/ahead.ts';
import { momentIn, wantedAt } from '../../grammar/dates/moment.ts';
import { OVER } from '../../grammar/over.ts';
import { dealChange, dealForm, instant, onDeal } from '../../inputs.ts';

const MAX_WHAT = 200;
const input = z.strictObject({
  kind: z.literal('start-waiting'),
  ...dealChange,
  what: z.string().max(MAX_WHAT),
  due: instant,
  /** Due all that day; `due` is when to remind. */
  wholeDay: z.boolean().optional(),
  /** The hour was said in so many words. */
  byTheHour: z.boolean().optional(),
});
const formInput = z.strictObject({ form: z.literal('wait'), ...dealForm });

declare module '../../../cards/kit/command.ts' {
  interface Commands {
    'start-waiting': z.infer<typeof input>;
  }
  interface Forms {
    wait: z.infer<typeof formInput>;
  }
}

const EXAMPLE = { en: '/deal 12 wait contract 3d', 'zh-CN': '/商机 12 等待 合同 3天' };
/** What is waited for where nobody said: an answer. */
const ANSWER = { en: 'answer', 'zh-CN': '回复' } as const;

/** Waits on the customer; the owner is reminded when the time is up. */
export const startWaiting = defineCommand({
  kind: 'start-waiting',
  about: 'deal',
  permission: 'change',
  effect: 'write',
  input,
  menu: {
    label: 'deal.wait',
    position: 30,
    fits: ({ waiting }) => waiting === null,
    press: ({ on }) => ({ kind: 'open-form', ref: { form: 'wait', ...on } }),
  },
  usage: { topic: 'plan', en: [EXAMPLE.en], 'zh-CN': [EXAMPLE['zh-CN']] },
  verbs: [
    {
      under: 'deal',
      words: { en: ['wait', 'waiting'], 'zh-CN': ['等待', '等', '等客户'] },
      form: 'wait',
      /** `wait contract 3d`, `等待 合同 3天`, `wait over`. */
      parse({ deal, text: typed }, context) {
        if (OVER.test(typed)) return { kind: 'end-waiting', deal };
        const text = typed.replace(/^for\s+/i, '');
        const found = momentIn(text, context);
        if (found === null) throw new CommandError('wait-needs-time', { text: cut(text, 60) }, EXAMPLE);
        const what = found.rest === '' ? ANSWER[context.language] : found.rest;
        if (what.length > MAX_WHAT)
          throw new CommandError('too-long', { length: what.length, max: MAX_WHAT }, EXAMPLE);
        const { at: due, ...wanted } = wantedAt(found.moment, text, context);
        return { kind: 'start-waiting', deal, what, due, ...wanted };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'wait',
      about: 'deal',
      input: formInput,
      open: (_ref, { deal, view }) => waitForm(deal, deal.version, view),
      async read(form, ref, context) {
        const what = form.requiredLine('what', MAX_WHAT);
        const day = await form.requiredDay('due');
        const at = day === undefined ? day : timeOnDay(day, context.now, context.workspace);
        const due = ahead('due', at, form, context);
        return what === undefined || due === undefined
          ? null
          : { kind: 'start-waiting', ...onDeal(ref), what, due, wholeDay: true };
      },
    }),
  ],
  decide: (deal, command, rules) => started(deal, command, rules),
  remark: ({ waiting }, { due }, { view }) => waiting && dayOffWords(due, answerDue(waiting), view),
});
