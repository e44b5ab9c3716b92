import { z } from 'zod';
import { dayOffWords } from '../../cards/kit/due-words.ts';
import { fixAddedCard } from '../../cards/team/fix-card.ts';
import { fixForm } from '../../cards/team/fix-form.ts';
import { assignFix as assigned } from '../../domain/team/fix.ts';
import { cut } from '../../lib/text.ts';
import { rulesOf } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import { ahead } from '../forms/ahead.ts';
import { isMention, type ParseContext } from '../grammar/context.ts';
import { momentIn, wantedAt } from '../grammar/dates/moment.ts';
import { memberNamed, personAtStart } from '../grammar/member-name.ts';
import { plain } from '../grammar/plain.ts';
import { id, instant, longText } from '../inputs.ts';
import { receiver } from '../receiver.ts';

const input = z.strictObject({
  kind: z.literal('assign-fix'),
  to: id,
  at: instant,
  wholeDay: z.boolean().optional(),
  byTheHour: z.boolean().optional(),
  text: longText.min(1),
});
const formInput = z.strictObject({ form: z.literal('fix'), text: z.string().max(500).optional() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'assign-fix': z.infer<typeof input>;
  }
  interface Forms {
    /** A follow-up about no deal; `text` is what it begins with. */
    fix: z.infer<typeof formInput>;
  }
}

const EXAMPLE = {
  en: '/funnel fix @bob tomorrow 10am review all quotes above 100k',
  'zh-CN': '/漏斗 改进 @小李 明天10点 复核10万以上的报价',
};
const FINISH = /^(?:done|finish(?:ed)?|complete|完成|做完)\s*#?(\d{1,9})?$/iu;

/** Gives somebody something to do about how the team sells; they are told privately, now and when it is due. */
export const assignFix = defineCommand({
  kind: 'assign-fix',
  about: null,
  permission: 'create',
  effect: 'write',
  input,
  usage: { topic: 'team', en: [EXAMPLE.en], 'zh-CN': [EXAMPLE['zh-CN']] },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['fix'], 'zh-CN': ['改进', '任务'] },
      /**
       * `fix @bob tomorrow 10am review all quotes`, `改进 @小李 明天10点 复盘报价`; the time may come last. Words that
       * name nobody begin the form with them; `fix done 3` says that it is done.
       */
      async parse({ text, people }, context) {
        const finished = FINISH.exec(text);
        if (finished !== null) {
          if (finished[1] === undefined || Number(finished[1]) === 0)
            throw new CommandError(
              'fix-which',
              {},
              { en: '/funnel fix done 3', 'zh-CN': '/漏斗 改进 完成 3' },
            );
          return { kind: 'finish-fix', fix: Number(finished[1]) };
        }
        if (text === '') return { kind: 'open-form', ref: { form: 'fix' } };
        const { person, rest } = personAtStart(text);
        if (!(await isPerson(person, context)))
          return { kind: 'open-form', ref: { form: 'fix', text: cut(text, 500) } };
        const to = await memberNamed(person, people, context, EXAMPLE);
        const found = momentIn(rest, context);
        if (found === null) throw new CommandError('fix-needs-time', { text: cut(rest, 60) }, EXAMPLE);
        if (found.rest === '') throw new CommandError('fix-needs-text', {}, EXAMPLE);
        return { kind: 'assign-fix', to, ...wantedAt(found.moment, rest, context), text: found.rest };
      },
    },
  ],
  forms: [
    defineForm({
      name: 'fix',
      about: null,
      input: formInput,
      open: (ref, { view }) => fixForm(ref, view),
      async read(form, _ref, context) {
        const to = await form.requiredMember('who');
        const wanted = await form.moment('at');
        const at = ahead('at', wanted?.at, form, context);
        const text = form.requiredText('fix');
        return to === undefined || at === undefined || text === undefined
          ? null
          : { kind: 'assign-fix', to, ...wanted, at, text };
      },
    }),
  ],
  async handle({ to, at, wholeDay, byTheHour, text }, context) {
    const { store, workspace, view, requestKey } = context;
    const owner = await receiver(to, context, {
      en: '/funnel fix @bob tomorrow 10am review the quotes',
      'zh-CN': '/漏斗 改进 @小李 明天10点 复核报价',
    });
    const fix = assigned({ owner: owner.id, at, wholeDay, byTheHour, text }, rulesOf(context));
    const added = await store.fixes.add(workspace.id, fix, requestKey);
    return { kind: 'card', card: fixAddedCard(added, dayOffWords(at, added, view), view) };
  },
});

/** Somebody is meant where a word says so, or is somebody's whole or first name: a beginning could be any word. */
const isPerson = async (word: string, { store, workspace }: ParseContext): Promise<boolean> => {
  if (isMention(word.charAt(0)) || /^[@＠]|^(?:me|myself|我|自己)$/iu.test(word)) return true;
  const wanted = plain(word);
  return (await store.team.members(workspace.id)).some(({ name, also = [] }) =>
    [name, ...also].some((one) => [one, ...one.split(/\s+/u)].some((part) => plain(part) === wanted)),
  );
};
