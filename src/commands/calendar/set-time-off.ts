import { z } from 'zod';
import { spanWords } from '../../cards/calendar/calendar-card.ts';
import type { Command } from '../../cards/kit/command.ts';
import { timeOffForm } from '../../cards/team/time-off-form.ts';
import { dayOf } from '../../domain/calendar/calendar.ts';
import { delegateProblem } from '../../domain/team/delegate.ts';
import type { Member, MemberId } from '../../domain/team/member.ts';
import type { Context } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError, type Rewrite } from '../error.ts';
import { readTimeOff } from '../forms/read-working-time.ts';
import { isMention, type Mentioned, type ParseContext } from '../grammar/context.ts';
import { daysAtStart } from '../grammar/dates/day-span.ts';
import { memberNamed, personAtStart } from '../grammar/member-name.ts';
import { day, id } from '../inputs.ts';
import { done } from '../notice.ts';
import { receiver } from '../receiver.ts';
import { memberOf } from '../team/member-of.ts';
import { spanProblem } from './day-span.ts';

const input = z.strictObject({
  kind: z.literal('set-time-off'),
  member: id,
  from: day,
  to: day,
  delegate: id.nullable(),
});
const formInput = z.strictObject({ form: z.literal('time-off'), member: id.optional() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'set-time-off': z.infer<typeof input>;
  }
  interface Forms {
    /** A member's days away; of whoever asks, unless somebody else is named. */
    'time-off': z.infer<typeof formInput>;
  }
}

const EXAMPLE = {
  en: '/funnel away 2026-12-01..2026-12-05 @bob',
  'zh-CN': '/漏斗 休假 2026-12-01..2026-12-05 @小李',
};
const BACK = /^(?:off|back|end|over|取消|结束|销假|回来|回来了)$/iu;
const STAND_IN = /^(?:(?:covered\s)?by\b|for\b|to\b|with\b|由|交给|代班|代理)[\s:：]*/iu;
const STANDS_IN = /\s*(?:代班|代理|代为跟进|顶班|代)$/u;

/** Days away, and who acts meanwhile. Everybody sees to their own days; those of others are for managers. */
export const setTimeOff = defineCommand({
  kind: 'set-time-off',
  about: null,
  permission: { self: 'own-settings', others: 'manage' },
  effect: 'write',
  input,
  usage: { topic: 'team', en: [EXAMPLE.en], 'zh-CN': [EXAMPLE['zh-CN']] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['away'], 'zh-CN': ['休假', '请假'] },
      parse: (said, context) => away(said, context),
    },
  ],
  forms: [
    defineForm({
      name: 'time-off',
      about: null,
      input: formInput,
      open: async ({ member }, context) =>
        timeOffForm(await memberOf(member ?? context.member.id, context), context.member.id, context.view),
      read: (form, ref, context) => readTimeOff(ref, form, context),
    }),
  ],
  async handle({ member: asked, from, to, delegate }, context) {
    const { store, workspace, view, now } = context;
    const member = await memberOf(asked, context);
    const problem = spanProblem({ from, to }, now);
    if (problem !== null) throw new CommandError(problem.code, problem.params, EXAMPLE);
    if (to < dayOf(now, workspace.zone)) throw new CommandError('past-date', { date: to }, EXAMPLE);
    if (delegate !== null) await requireDelegate(member, { from, to, delegate }, context);
    await store.calendar.saveTimeOff(member.workspace, member.id, { from, to, delegate }, null);
    const params = { who: view.name(member.id), days: spanWords({ from, to }, view) };
    return delegate === null
      ? done('done.time-off', params, context)
      : done('done.time-off-delegate', { ...params, delegate: view.name(delegate) }, context);
  },
});

/** `away 2026-12-01..2026-12-05 @bob`, `away @amy tomorrow..friday for @bob`, `away off`; alone it opens the form. */
const away = async ({ text, people }: Mentioned, context: ParseContext): Promise<Command> => {
  const named = isMention(text.charAt(0)) || /^[@＠]/u.test(text);
  const { person, rest } = named ? personAtStart(text) : { person: '', rest: text };
  const other = named ? await memberNamed(person, people, context, EXAMPLE) : null;
  const member = other ?? context.member.id;
  if (rest === '')
    return { kind: 'open-form', ref: { form: 'time-off', ...(other !== null && { member: other }) } };
  if (BACK.test(rest)) return { kind: 'end-time-off', member };
  // Two in a row: one is away, the other stands in, and nobody can say which.
  if (named && startsWithPerson(rest)) throw whoseLeave([person, personAtStart(rest).person], text);
  const days = daysAtStart(rest, context, EXAMPLE);
  const typed = days.rest.replace(STAND_IN, '').replace(STANDS_IN, '').trim();
  if (named && typed !== '' && typed === days.rest && startsWithPerson(typed))
    throw whoseLeave([person, typed], text);
  const delegate = typed === '' ? null : await memberNamed(typed, people, context, EXAMPLE);
  return { kind: 'set-time-off', member, from: days.from, to: days.to, delegate };
};

const startsWithPerson = (text: string): boolean => isMention(text.charAt(0)) || /^[@＠]/u.test(text);

/** The line for each reading of `away @amy @bob next week`. */
const whoseLeave = (
  [first, second]: readonly [first: string, second: string],
  text: string,
): CommandError => {
  const days = text.replace(first, '').replace(second, '').replace(/\s+/gu, ' ').trim();
  const line = (away: string, standIn: string): Rewrite => [[text, `${away} ${days} by ${standIn}`]];
  return new CommandError('whose-leave', { first, second }, EXAMPLE, [
    line(first, second),
    line(second, first),
  ]);
};

const requireDelegate = async (
  member: Member,
  off: { from: string; to: string; delegate: MemberId },
  context: Context,
): Promise<void> => {
  const delegate = await receiver(off.delegate, context, EXAMPLE);
  const code = delegateProblem(member, delegate, off);
  if (code !== null) throw new CommandError(code, { name: delegate.name }, EXAMPLE);
};
