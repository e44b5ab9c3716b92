import { z } from 'zod';
import { spanWords } from '../../cards/calendar/calendar-card.ts';
import { ownDaysForm } from '../../cards/calendar/own-days-form.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { readOwnDays } from '../forms/read-working-time.ts';
import { day } from '../inputs.ts';
import { calendarNow } from './calendar-now.ts';
import { daysOf, spanProblem } from './day-span.ts';

const input = z.strictObject({
  kind: z.literal('set-days'),
  from: day,
  to: day,
  /** null: the country's calendar decides again. */
  working: z.boolean().nullable(),
  name: z.string().max(100),
});
const formInput = z.strictObject({ form: z.literal('own-days') });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-days': z.infer<typeof input>;
  }
  interface Forms {
    'own-days': z.infer<typeof formInput>;
  }
}

const EXAMPLE = {
  en: '/funnel calendar off 2026-12-24..2026-12-31',
  'zh-CN': '/漏斗 日历 放假 2026-12-24..2026-12-31',
};

/** Days that the team itself takes off or works. */
export const setDays = defineCommand({
  kind: 'set-days',
  about: null,
  permission: 'configure',
  effect: 'write',
  input,
  usage: { topic: 'team', en: [EXAMPLE.en], 'zh-CN': [EXAMPLE['zh-CN']] },
  forms: [
    defineForm({
      name: 'own-days',
      about: null,
      input: formInput,
      open: (_ref, { view }) => ownDaysForm(view),
      read: (form, _ref, context) => readOwnDays(form, context),
    }),
  ],
  async handle({ from, to, working, name }, context) {
    const { store, workspace, view, now } = context;
    const problem = spanProblem({ from, to }, now);
    if (problem !== null) throw new CommandError(problem.code, problem.params, EXAMPLE);
    const days = daysOf({ from, to }).map((one) => ({ day: one, working, name }));
    await store.calendar.saveOwnDays(workspace.id, days);
    const key = working === null ? 'done.days-clear' : working ? 'done.days-work' : 'done.days-off';
    return calendarNow(view.t(key, { days: spanWords({ from, to }, view) }), context);
  },
});
